package io.ledgerchat.api.account;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.access.RefusalLog;
import io.ledgerchat.command.account.Credentials;
import io.ledgerchat.command.account.EmailHash;
import io.ledgerchat.command.account.TokenHash;
import io.ledgerchat.command.account.VerifyEmail;
import io.ledgerchat.event.account.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Proves that people read the mail of the address they gave (contract 10 §C7, §C8). */
@RestController
@RequestMapping("/api/user/verify")
class EmailVerificationController {
    private static final Map<String, String> VERIFIED =
            Map.of("message", "Email verification was successful", "status", "success");

    private final RateLimits limits;
    private final EmailHash emails;
    private final Credentials credentials;
    private final Accounts accounts;
    private final EmailVerification verification;
    private final RefusalLog refusals;
    private final Commands commands;
    private final Moments moments;

    EmailVerificationController(
            RateLimits limits,
            EmailHash emails,
            Credentials credentials,
            Accounts accounts,
            EmailVerification verification,
            RefusalLog refusals,
            Commands commands,
            Moments moments) {
        this.limits = limits;
        this.emails = emails;
        this.credentials = credentials;
        this.accounts = accounts;
        this.verification = verification;
        this.refusals = refusals;
        this.commands = commands;
        this.moments = moments;
    }

    @PostMapping
    Map<String, String> verify(@RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.VERIFY_SUBMISSION, request, response, null);
        var token = body.path("token");
        boolean verified = token.isString()
                && account(body.path("email"))
                        .map(id -> verify(id, token.asString()))
                        .orElse(false);
        if (!verified) {
            throw Answer.message(400, "Invalid or expired email verification token");
        }
        return VERIFIED;
    }

    private boolean verify(AccountId account, String token) {
        boolean verified = commands.<Boolean>send(new VerifyEmail(account, TokenHash.of(token), moments.now()));
        if (!verified) {
            refusals.refused("email-verification", account.value(), null);
        }
        return verified;
    }

    @PostMapping("/resend")
    Map<String, String> resend(@RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.VERIFY_RESEND, request, response, null);
        account(body.path("email"))
                .flatMap(accounts::find)
                .ifPresent(
                        account -> verification.request(account.accountId(), account.email(), Letters.name(account)));
        return RegistrationController.WELCOME;
    }

    private Optional<AccountId> account(JsonNode email) {
        if (!email.isString() || email.asString().isBlank()) {
            return Optional.empty();
        }
        return credentials.by(emails.claimOn(decoded(email.asString()))).map(Credentials.Credential::account);
    }

    /** The link's address is encoded, and clients hand it on as it stands there; a plus is part of an address. */
    private static String decoded(String email) {
        try {
            return URLDecoder.decode(email.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return email;
        }
    }
}
