package io.ledgerchat.api.ledger;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.ledger.Holds;
import io.ledgerchat.command.ledger.OrderErasure;
import io.ledgerchat.command.ledger.PlaceHold;
import io.ledgerchat.command.ledger.ReleaseHold;
import io.ledgerchat.event.StorableTime;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.ledger.HoldId;
import io.ledgerchat.query.ledger.FindErasure;
import io.ledgerchat.query.ledger.FindErasures;
import io.ledgerchat.query.ledger.FindHolds;
import io.ledgerchat.query.ledger.FindTraces;
import io.ledgerchat.query.ledger.FindVersions;
import io.ledgerchat.query.ledger.LegalHold;
import io.ledgerchat.query.ledger.PersonErasure;
import io.ledgerchat.query.ledger.ThingVersion;
import io.ledgerchat.query.ledger.Trace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Legal holds and the erasure of persons: auditors look, administrators order. */
@RestController
@Tag(name = "Holding and forgetting")
@RequestMapping("/api/ledgerchat")
class ForgettingController {
    private static final int MOST = 1_000;

    private final Queries queries;
    private final Commands commands;
    private final Moments moments;
    private final Holds holds;
    private final AccessLog accesses;

    ForgettingController(Queries queries, Commands commands, Moments moments, Holds holds, AccessLog accesses) {
        this.queries = queries;
        this.commands = commands;
        this.moments = moments;
        this.holds = holds;
        this.accesses = accesses;
    }

    record HoldPage(List<LegalHold> holds, @Nullable String next) {}

    record ErasurePage(
            List<PersonErasure> erasures, @Nullable String next) {}

    record HoldRequest(
            @Nullable String subject,
            @Nullable String reason,
            @Nullable String until) {}

    record ErasureRequest(
            @Nullable String accountId,
            @Nullable String reason,
            @Nullable Boolean dryRun) {}

    @Operation(
            summary = "Legal holds, also those that are over",
            description = "The newest first; with `inForce` only those that hold now. `next` is the `after` of the "
                    + "page that follows.")
    @GetMapping("/holds")
    HoldPage holds(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean inForce,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "1000") int limit) {
        Auditing.requireReader(caller);
        accesses.record(caller, "read", "hold:all", null);
        int most = Math.clamp(limit, 1, MOST);
        var found = queries.list(
                new FindHolds(inForce ? moments.now() : null, after.replace("\u0000", ""), most), LegalHold.class);
        return new HoldPage(found, found.size() == most ? found.getLast().holdId() : null);
    }

    @Operation(
            summary = "Hold what belongs to an account or is said in a conversation",
            description = "`subject` is `account:` or `conversation:` and the id; without `until` the hold lasts "
                    + "until it is released. Nothing that is held is deleted or forgotten. 404 for what never was. "
                    + "Administrators only.")
    @PostMapping("/holds")
    Map<String, String> place(Caller caller, @RequestBody HoldRequest request) {
        Auditing.requireAdministrator(caller);
        HoldId hold = new HoldId(Ids.objectId());
        Subject subject = subject(request.subject());
        String reason = text(request.reason(), "reason");
        Instant now = moments.now();
        @Nullable Instant until = time(request.until());
        if (until != null && !until.isAfter(now)) {
            throw Answer.message(400, "until is over already");
        }
        requireKnown(subject);
        commands.send(new PlaceHold(hold, subject, reason, caller.id(), until, now));
        return Map.of("holdId", hold.value());
    }

    @Operation(summary = "Release a hold", description = "Administrators only.")
    @DeleteMapping("/holds/{id}")
    Map<String, Boolean> release(Caller caller, @PathVariable String id) {
        Auditing.requireAdministrator(caller);
        if (!HoldId.isValid(id)) {
            throw Answer.message(404, "There is no such hold");
        }
        try {
            commands.send(new ReleaseHold(new HoldId(id), caller.id(), moments.now()));
        } catch (Refusal unknown) {
            throw Answer.message(404, "There is no such hold");
        }
        return Map.of("success", true);
    }

    @Operation(
            summary = "Erasures of persons with their certificates",
            description = "The newest first. `next` is the `after` of the page that follows.")
    @GetMapping("/erasures")
    ErasurePage erasures(
            Caller caller,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "1000") int limit) {
        Auditing.requireReader(caller);
        accesses.record(caller, "read", "erasure:all", null);
        int most = Math.clamp(limit, 1, MOST);
        var found = queries.list(new FindErasures(after.replace("\u0000", ""), most), PersonErasure.class);
        return new ErasurePage(found, found.size() == most ? found.getLast().accountId() : null);
    }

    @Operation(summary = "The erasure of a person with its certificate", description = "404 when none was ordered.")
    @GetMapping("/erasures/{accountId}")
    PersonErasure erasure(Caller caller, @PathVariable String accountId) {
        Auditing.requireReader(caller);
        if (!AccountId.isValid(accountId)) {
            throw Answer.message(404, "There is no such erasure");
        }
        AccountId account = new AccountId(accountId);
        accesses.record(caller, "read", "erasure:" + accountId, account);
        return queries.optional(new FindErasure(account), PersonErasure.class)
                .orElseThrow(() -> Answer.message(404, "There is no such erasure"));
    }

    @Operation(
            summary = "Erase a person, or tell what there is of them",
            description = "With `dryRun`, as by default, only tells what there is and whether a hold stands in the "
                    + "way. 409 when the account is held. Also for accounts that are deleted already. Administrators "
                    + "only.")
    @PostMapping("/erasures")
    Map<String, Object> erase(Caller caller, @RequestBody ErasureRequest request) {
        Auditing.requireAdministrator(caller);
        AccountId account = account(request.accountId());
        requireKnown(account.subject());
        List<Trace> traces = queries.list(new FindTraces(account), Trace.class);
        boolean held = holds.held(moments.now()).contains(account.subject());
        if (!Boolean.FALSE.equals(request.dryRun())) {
            accesses.record(caller, "read", account.toString(), account);
            return Map.of("dryRun", true, "held", held, "found", traces);
        }
        if (account.equals(caller.id())) {
            throw Answer.message(400, "Nobody orders the erasure of themselves here; delete the account instead");
        }
        if (held) {
            throw Answer.message(409, "The account is under a legal hold");
        }
        String inventory =
                traces.stream().map(trace -> trace.table() + " " + trace.rows()).collect(Collectors.joining("\n"));
        commands.send(
                new OrderErasure(account, caller.id(), text(request.reason(), "reason"), inventory, moments.now()));
        return Map.of("dryRun", false, "held", false, "found", traces);
    }

    /** What is deleted counts: it may still be held, and a person who left may still be forgotten for certain. */
    private void requireKnown(Subject subject) {
        if (queries.list(FindVersions.last(subject.toString(), Long.MAX_VALUE), ThingVersion.class)
                .isEmpty()) {
            throw Answer.message(404, "There is no such " + subject.kind());
        }
    }

    private static Subject subject(@Nullable String written) {
        String subject = text(written, "subject");
        boolean account = subject.matches("account:[0-9a-f]{24}");
        boolean conversation = subject.startsWith("conversation:")
                && ConversationId.isValid(subject.substring("conversation:".length()));
        if (!account && !conversation) {
            throw Answer.message(400, "subject is account:<id> or conversation:<id>");
        }
        return Subject.parse(subject);
    }

    private static AccountId account(@Nullable String written) {
        String id = text(written, "accountId");
        if (!AccountId.isValid(id)) {
            throw Answer.message(400, "accountId is not the id of an account");
        }
        return new AccountId(id);
    }

    private static String text(@Nullable String written, String name) {
        if (written == null || written.isBlank() || written.length() > 2_000) {
            throw Answer.message(400, name + " is required, of at most 2000 characters");
        }
        return written.strip();
    }

    private static @Nullable Instant time(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        try {
            return StorableTime.parse(written.strip()).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException unreadable) {
            throw Answer.message(400, "until is a time such as 2027-01-01T00:00:00Z");
        }
    }
}
