package io.ledgerchat.api.ledger;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.permission.Roles;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.ledger.EndRetention;
import io.ledgerchat.command.ledger.Holds;
import io.ledgerchat.command.ledger.SetRetention;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.ledger.RetentionId;
import io.ledgerchat.query.ledger.FindOverdue;
import io.ledgerchat.query.ledger.FindRetentionPolicies;
import io.ledgerchat.query.ledger.Overdue;
import io.ledgerchat.query.ledger.RetentionPolicy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How long conversations and files of a role are kept: auditors look, administrators order. */
@RestController
@Tag(name = "Holding and forgetting")
@RequestMapping("/api/ledgerchat/retention")
class RetentionController {
    private static final int MOST = 1_000;
    private static final Set<String> DATA = Set.of("conversation", "file");

    private final Queries queries;
    private final Commands commands;
    private final Moments moments;
    private final Holds holds;
    private final Roles roles;
    private final AccessLog accesses;

    RetentionController(
            Queries queries, Commands commands, Moments moments, Holds holds, Roles roles, AccessLog accesses) {
        this.queries = queries;
        this.commands = commands;
        this.moments = moments;
        this.holds = holds;
        this.roles = roles;
        this.accesses = accesses;
    }

    record RetentionRequest(@Nullable Integer days) {}

    @Operation(summary = "The retention policies in force")
    @GetMapping
    Map<String, List<RetentionPolicy>> retention(Caller caller) {
        Auditing.requireReader(caller);
        return Map.of("policies", queries.list(new FindRetentionPolicies(), RetentionPolicy.class));
    }

    @Operation(
            summary = "What a policy of so many days would delete now",
            description = "Nothing is deleted. `capped` says that there is more than the thousand that are looked "
                    + "at, `held` how many of these are spared by a hold.")
    @PostMapping("/{data}/{role}/dry-run")
    Map<String, Object> wouldDelete(
            Caller caller,
            @PathVariable String data,
            @PathVariable String role,
            @RequestBody RetentionRequest request) {
        Auditing.requireReader(caller);
        policy(data, role);
        requireRole(role);
        accesses.record(caller, "read", "retention:" + data, null);
        Instant now = moments.now();
        Instant before = now.minus(Duration.ofDays(days(request)));
        int all = overdue(data, role, before, Set.of()).size();
        List<Overdue> found = overdue(data, role, before, holds.held(now));
        return Map.of("found", found, "count", found.size(), "capped", all == MOST, "held", all - found.size());
    }

    private List<Overdue> overdue(String data, String role, Instant before, Set<Subject> held) {
        return queries.list(new FindOverdue(data, role, before, held, null, MOST), Overdue.class);
    }

    @Operation(
            summary = "Set how many days conversations or files of a role are kept",
            description =
                    "`data` is `conversation` or `file`; `days` is a number from 1 to 36500. Administrators " + "only.")
    @PutMapping("/{data}/{role}")
    Map<String, Boolean> set(
            Caller caller,
            @PathVariable String data,
            @PathVariable String role,
            @RequestBody RetentionRequest request) {
        Auditing.requireAdministrator(caller);
        RetentionId policy = policy(data, role);
        requireRole(role);
        commands.send(new SetRetention(policy, days(request), caller.id(), moments.now()));
        return Map.of("success", true);
    }

    @Operation(summary = "End a retention policy", description = "Administrators only.")
    @DeleteMapping("/{data}/{role}")
    Map<String, Boolean> end(Caller caller, @PathVariable String data, @PathVariable String role) {
        Auditing.requireAdministrator(caller);
        RetentionId policy = policy(data, role);
        boolean known = queries.list(new FindRetentionPolicies(), RetentionPolicy.class).stream()
                .anyMatch(one -> one.data().equals(data) && one.role().equals(role));
        if (!known) {
            throw Answer.message(404, "There is no such policy");
        }
        commands.send(new EndRetention(policy, caller.id(), moments.now()));
        return Map.of("success", true);
    }

    private static RetentionId policy(String data, String role) {
        if (!DATA.contains(data) || !RetentionId.isValid(role)) {
            throw Answer.message(404, "Policies are for conversation or file, and the name of a role");
        }
        return new RetentionId(data, role);
    }

    private void requireRole(String role) {
        if (roles.permissions(role).isEmpty()) {
            throw Answer.message(404, "There is no such role");
        }
    }

    private static int days(RetentionRequest request) {
        Integer days = request.days();
        if (days == null || days < 1 || days > 36_500) {
            throw Answer.message(400, "days is a number from 1 to 36500");
        }
        return days;
    }
}
