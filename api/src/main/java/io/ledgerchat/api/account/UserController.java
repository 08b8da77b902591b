package io.ledgerchat.api.account;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.account.AcceptTerms;
import io.ledgerchat.command.account.DeleteAccount;
import io.ledgerchat.query.account.Account;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An account's own affairs (contract 10 §C1, §C3, §C4, §C6). */
@RestController
@RequestMapping("/api/user")
class UserController {
    private final Accounts accounts;
    private final Settings settings;
    private final Commands commands;
    private final Moments moments;

    UserController(Accounts accounts, Settings settings, Commands commands, Moments moments) {
        this.accounts = accounts;
        this.settings = settings;
        this.commands = commands;
        this.moments = moments;
    }

    @GetMapping
    Map<String, @Nullable Object> user(Caller caller) {
        return UserDocument.ofAccount(account(caller));
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
    Map<String, String> delete(Caller caller) {
        if (!settings.signIn().accountDeletion() && !caller.isAdministrator()) {
            throw Answer.message(403, "You do not have permission to delete this account");
        }
        commands.send(new DeleteAccount(caller.id(), caller.id(), moments.now()));
        return Map.of("message", "User deleted");
    }

    private Account account(Caller caller) {
        return accounts.find(caller.id()).orElseThrow(() -> Answer.message(404, "User not found"));
    }
}
