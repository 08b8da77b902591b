package io.ledgerchat.api.permission;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.ErrorField;
import io.ledgerchat.command.account.ChangeAccountRole;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.account.Account;
import io.ledgerchat.query.account.CountAccountsByRole;
import io.ledgerchat.query.account.FindAccount;
import io.ledgerchat.query.account.FindAccountsByRole;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Which roles there are and who has them (contract 80 §E), for administrators. Besides {@code ADMIN} and {@code USER} there
 * is {@code AUDITOR}, who may read and verify the ledger and change nothing.
 */
@RestController
@RequestMapping("/api/admin/roles")
@ErrorField("error")
class RoleMembersController {
    private static final String USER = "USER";

    /** Never changes: clients know roles by what is made of it. */
    private static final UUID NAMESPACE = UUID.fromString("8d0f8b5e-0c3e-5f1a-9f57-2f6a4c1d7b10");

    private final Roles roles;
    private final Queries queries;
    private final Commands commands;
    private final Moments moments;
    private final AccessLog accesses;

    RoleMembersController(Roles roles, Queries queries, Commands commands, Moments moments, AccessLog accesses) {
        this.roles = roles;
        this.queries = queries;
        this.commands = commands;
        this.moments = moments;
        this.accesses = accesses;
    }

    @GetMapping
    Map<String, Object> roles(
            Caller caller,
            @RequestParam(defaultValue = "50") String limit,
            @RequestParam(defaultValue = "0") String offset) {
        requireAdministrator(caller);
        int most = Math.clamp(number(limit, 50), 1, 200);
        int from = Math.max(0, number(offset, 0));
        var page = roles.names().stream()
                .skip(from)
                .limit(most)
                .map(RoleMembersController::document)
                .toList();
        return Map.of("roles", page, "total", roles.names().size(), "limit", most, "offset", from);
    }

    private static Map<String, Object> document(String role) {
        var document = new LinkedHashMap<String, Object>();
        document.put("_id", Ids.uuidV5(NAMESPACE, role).replace("-", "").substring(0, 24));
        document.put("name", role);
        document.put("description", "");
        return document;
    }

    @GetMapping("/{role}/members")
    Map<String, Object> members(
            Caller caller,
            @PathVariable String role,
            @RequestParam(defaultValue = "50") String limit,
            @RequestParam(defaultValue = "0") String offset) {
        requireAdministrator(caller);
        requireKnown(role);
        accesses.record(caller, "read", "role:" + role, null);
        int most = Math.clamp(number(limit, 50), 1, 200);
        int from = Math.max(0, number(offset, 0));
        var members = queries.list(new FindAccountsByRole(role, from, most), Account.class).stream()
                .map(RoleMembersController::member)
                .toList();
        return Map.of(
                "members", members,
                "total", queries.one(new CountAccountsByRole(role), Long.class),
                "limit", most,
                "offset", from);
    }

    @PostMapping("/{role}/members")
    Map<String, Object> add(
            Caller caller,
            @PathVariable String role,
            @RequestBody(required = false) @Nullable Map<String, Object> body) {
        requireAdministrator(caller);
        if (!(body != null && body.get("userId") instanceof String userId) || userId.isBlank()) {
            throw Answer.error(400, "userId is required");
        }
        requireKnown(role);
        if (role.equals(USER)) {
            throw Answer.error(403, "Cannot directly assign members to a system role");
        }
        Account account = account(userId);
        commands.send(new ChangeAccountRole(account.accountId(), caller.id(), role, moments.now()));
        return Map.of("success", true);
    }

    @DeleteMapping("/{role}/members/{userId}")
    Map<String, Object> remove(Caller caller, @PathVariable String role, @PathVariable String userId) {
        requireAdministrator(caller);
        requireKnown(role);
        if (role.equals(USER)) {
            throw Answer.error(403, "Cannot remove members from a system role");
        }
        Account account = account(userId);
        if (!account.role().equals(role)) {
            throw Answer.error(400, "User is not a member of this role");
        }
        commands.send(new ChangeAccountRole(account.accountId(), caller.id(), USER, moments.now()));
        return Map.of("success", true);
    }

    private Account account(String userId) {
        if (!AccountId.isValid(userId)) {
            throw Answer.error(400, "Invalid user ID format");
        }
        return queries.optional(new FindAccount(new AccountId(userId)), Account.class)
                .orElseThrow(() -> Answer.error(404, "User not found"));
    }

    private static void requireAdministrator(Caller caller) {
        if (!caller.isAdministrator()) {
            throw Answer.message(403, "Forbidden");
        }
    }

    private void requireKnown(String role) {
        if (!roles.names().contains(role)) {
            throw Answer.error(404, "Role not found");
        }
    }

    private static Map<String, @Nullable Object> member(Account account) {
        var member = new LinkedHashMap<String, @Nullable Object>();
        member.put("userId", account.accountId().value());
        member.put("name", account.name());
        member.put("email", account.email());
        member.put("avatarUrl", account.avatar());
        return member;
    }

    private static int number(String written, int otherwise) {
        try {
            return Integer.parseInt(written.strip());
        } catch (NumberFormatException unreadable) {
            return otherwise;
        }
    }
}
