package io.ledgerchat.api.account;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.configuration.SignInSettings;
import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.access.RefusalLog;
import io.ledgerchat.command.account.EmailHash;
import io.ledgerchat.command.account.PasswordSignIn;
import io.ledgerchat.command.account.PasswordSignIn.Proof;
import io.ledgerchat.command.account.SecondFactor;
import io.ledgerchat.command.account.UpgradePassword;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.claim.ClaimId;
import io.ledgerchat.query.account.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Signs people in with address and password (contract 10 §B2). A failure is 404, never 401, which clients would answer by
 * refreshing. Every failure is recorded or counted under the hash of the address that was tried.
 */
@RestController
class SignInController {
    private final RateLimits limits;
    private final BanCheck bans;
    private final SignInSettings settings;
    private final PasswordSignIn passwords;
    private final EmailHash emails;
    private final RefusalLog refusals;
    private final Accounts accounts;
    private final SecondFactor secondFactor;
    private final TempTokens tempTokens;
    private final SessionStart sessions;
    private final Commands commands;
    private final Moments moments;

    SignInController(
            RateLimits limits,
            BanCheck bans,
            Settings settings,
            PasswordSignIn passwords,
            EmailHash emails,
            RefusalLog refusals,
            Accounts accounts,
            SecondFactor secondFactor,
            TempTokens tempTokens,
            SessionStart sessions,
            Commands commands,
            Moments moments) {
        this.limits = limits;
        this.bans = bans;
        this.settings = settings.signIn();
        this.passwords = passwords;
        this.emails = emails;
        this.refusals = refusals;
        this.accounts = accounts;
        this.secondFactor = secondFactor;
        this.tempTokens = tempTokens;
        this.sessions = sessions;
        this.commands = commands;
        this.moments = moments;
    }

    @PostMapping("/api/auth/login")
    Map<String, Object> signIn(@RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.LOGIN, request, response, null);
        bans.refuseBanned(request, body);
        if (!settings.emailLogin() && !settings.emailLoginOverride()) {
            throw Answer.message(403, "Email login is not allowed.");
        }
        var form = Form.read(body, settings.shortestPassword());
        var claim = emails.claimOn(form.email());
        var account = prove(claim, form.password());
        if (!account.emailVerified() && !settings.unverifiedEmailLogin()) {
            refusals.refused("sign-in", claim.value(), account.accountId());
            throw Answer.message(422, "Email not verified.");
        }
        if (secondFactor.isOn(account.accountId())) {
            return Map.of("twoFAPending", true, "tempToken", tempTokens.sign(account.accountId(), moments.now()));
        }
        return sessions.begin(account, "password", response);
    }

    private Account prove(ClaimId claim, String password) {
        return switch (passwords.prove(claim, password)) {
            case Proof.Given given -> {
                upgrade(given);
                yield accounts.find(given.account()).orElseThrow(() -> refused(claim, null, "Email does not exist."));
            }
            case Proof.WrongPassword wrong -> throw refused(claim, wrong.account(), "Incorrect password.");
            case Proof.Unknown unknown -> throw refused(claim, null, "Email does not exist.");
        };
    }

    private Answer refused(ClaimId claim, @Nullable AccountId account, String reason) {
        refusals.refused("sign-in", claim.value(), account);
        return Answer.message(404, reason);
    }

    private void upgrade(Proof.Given given) {
        var upgrade = given.upgrade();
        if (upgrade != null) {
            commands.sendWithoutWaiting(
                    new UpgradePassword(given.account(), upgrade.from(), upgrade.to(), moments.now()));
        }
    }

    private record Form(String email, String password) {
        static Form read(JsonNode body, int shortestPassword) {
            if (isMissing(body.path("password"))
                    || isMissing(body.path("email"))
                    || !body.path("email").isString()) {
                throw Answer.message(404, "Missing credentials");
            }
            var errors = new FormErrors(body);
            var email = errors.email("email");
            var password = errors.password("password", shortestPassword);
            errors.answerIfAny();
            if (email == null || password == null) {
                throw new IllegalStateException("a missing field is an error");
            }
            return new Form(email, password);
        }

        private static boolean isMissing(JsonNode field) {
            return field.isMissingNode()
                    || field.isNull()
                    || (field.isString() && field.asString().isEmpty());
        }

        @Override
        public String toString() {
            return "Form[]";
        }
    }
}
