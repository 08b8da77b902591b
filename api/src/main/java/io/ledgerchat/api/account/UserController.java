package io.ledgerchat.api.account;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.account.AcceptTerms;
import io.ledgerchat.command.account.DeleteAccount;
import io.ledgerchat.command.message.LiveReplies;
import io.ledgerchat.command.message.StopReply;
import io.ledgerchat.query.account.Account;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** An account's own affairs (contract 10 §C1, §C3, §C4, §C6). */
@RestController
@RequestMapping("/api/user")
class UserController {
    private static final Logger LOG = LoggerFactory.getLogger(UserController.class);

    private final Accounts accounts;
    private final Settings settings;
    private final Commands commands;
    private final Moments moments;
    private final LiveReplies replies;
    private final SecondFactorCheck check;

    UserController(
            Accounts accounts,
            Settings settings,
            Commands commands,
            Moments moments,
            LiveReplies replies,
            SecondFactorCheck check) {
        this.accounts = accounts;
        this.settings = settings;
        this.commands = commands;
        this.moments = moments;
        this.replies = replies;
        this.check = check;
    }

    @GetMapping
    Map<String, @Nullable Object> user(Caller caller) {
        return UserDocument.ofAccount(account(caller), accounts.preferences(caller.id()));
    }

    @GetMapping("/terms")
    Map<String, @Nullable Object> terms(Caller caller) {
        var acceptedAt = account(caller).termsAcceptedAt();
        var terms = new LinkedHashMap<String, @Nullable Object>();
        terms.put("termsAccepted", acceptedAt != null);
        terms.put("termsAcceptedAt", acceptedAt);
        return terms;
    }

    @PostMapping("/terms/accept")
    Map<String, Object> acceptTerms(Caller caller) {
        Instant acceptedAt = commands.send(new AcceptTerms(caller.id(), caller.id(), moments.now()));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("message", "Terms accepted successfully");
        answer.put("termsAcceptedAt", acceptedAt);
        return answer;
    }

    @DeleteMapping("/delete")
    Map<String, String> delete(Caller caller, @RequestBody JsonNode body) {
        if (!settings.signIn().accountDeletion() && !caller.isAdministrator()) {
            throw Answer.message(403, "You do not have permission to delete this account");
        }
        requireSecondFactor(caller, ShownFactor.in(body));
        stopReplies(caller);
        commands.send(new DeleteAccount(caller.id(), caller.id(), moments.now()));
        return Map.of("message", "User deleted");
    }

    private void requireSecondFactor(Caller caller, ShownFactor shown) {
        if (!check.isOn(caller.id())) {
            return;
        }
        if (shown.isNothing()) {
            throw Answer.message(400, "TOTP token or backup code is required to delete account with 2FA enabled");
        }
        if (!check.accepts(caller.id(), shown)) {
            throw Answer.message(401, "Invalid token or backup code");
        }
    }

    /** A reply that ends by itself just now needs no stopping, and none of them may keep the account alive. */
    private void stopReplies(Caller caller) {
        for (var reply : replies.runningFor(caller.id())) {
            try {
                commands.sendWithoutWaiting(new StopReply(reply.head().conversationId(), caller.id(), null));
            } catch (Refusal endedMeanwhile) {
                LOG.debug("A reply ended before it was stopped");
            }
        }
    }

    private Account account(Caller caller) {
        return accounts.find(caller.id()).orElseThrow(() -> Answer.message(404, "User not found"));
    }
}
