package io.ledgerchat.api.account;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.account.Credentials;
import io.ledgerchat.command.account.EmailHash;
import io.ledgerchat.command.account.Invites;
import io.ledgerchat.command.account.PasswordHash;
import io.ledgerchat.command.account.PasswordHashing;
import io.ledgerchat.command.account.RegisterAccount;
import io.ledgerchat.command.account.TokenHash;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.claim.ClaimId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Opens accounts (contract 10 §B1). Whether an address is taken shows neither in the answer nor in its time: the password
 * is hashed in any case.
 */
@RestController
class RegistrationController {
    static final Map<String, String> WELCOME =
            Map.of("message", "Please check your email to verify your email address.");
    private static final String CLOSED = "Registration is not allowed.";

    private final RateLimits limits;
    private final BanCheck bans;
    private final RegistrationRule rule;
    private final Settings settings;
    private final ConfigurationFile file;
    private final PasswordHashing passwords;
    private final EmailHash emails;
    private final Credentials credentials;
    private final Invites invites;
    private final EmailVerification verification;
    private final Commands commands;
    private final Moments moments;

    RegistrationController(
            RateLimits limits,
            BanCheck bans,
            RegistrationRule rule,
            Settings settings,
            ConfigurationFile file,
            PasswordHashing passwords,
            EmailHash emails,
            Credentials credentials,
            Invites invites,
            EmailVerification verification,
            Commands commands,
            Moments moments) {
        this.limits = limits;
        this.bans = bans;
        this.rule = rule;
        this.settings = settings;
        this.file = file;
        this.passwords = passwords;
        this.emails = emails;
        this.credentials = credentials;
        this.invites = invites;
        this.verification = verification;
        this.commands = commands;
        this.moments = moments;
    }

    @PostMapping("/api/auth/register")
    Map<String, String> register(@RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.REGISTER, request, response, null);
        bans.refuseBanned(request, body);
        var invite = invite(body);
        if (invite.isEmpty() && !rule.isOpen()) {
            throw Answer.message(403, CLOSED);
        }
        var form = RegistrationForm.read(body, settings.signIn().shortestPassword());
        if (!file.registration().allows(form.email())) {
            throw Answer.message(
                    403, "The email address provided cannot be used. Please use a different email address.");
        }
        register(form, emails.claimOn(form.email()), passwords.hash(form.password()), invite);
        return WELCOME;
    }

    private void register(RegistrationForm form, ClaimId claim, PasswordHash password, Optional<TokenHash> invite) {
        if (credentials.by(claim).isPresent()) {
            return;
        }
        var now = moments.now();
        var command = new RegisterAccount(
                new AccountId(Ids.objectId()),
                claim,
                form.email(),
                form.name(),
                form.username(),
                password,
                !verification.isRequired(),
                invite.isEmpty() && rule.admitsOnlyTheFirst(),
                invite.orElse(null),
                verification.expiry(now),
                now);
        try {
            commands.send(command);
            if (verification.isRequired()) {
                verification.request(command.accountId(), form.email(), form.name());
            }
        } catch (Refusal refusal) {
            switch (refusal.code()) {
                case CONFLICT -> {
                    // Somebody was faster with the same address: told the same as the one who finds it taken.
                }
                case FORBIDDEN -> throw Answer.message(403, CLOSED);
                case INVALID -> throw notInvited();
                case NOT_FOUND -> throw refusal;
            }
        }
    }

    /**
     * The token of the invite that is shown, which is used up with the account that it opens, not before. One that is not good
     * for this address is refused, whoever else may register.
     */
    private Optional<TokenHash> invite(JsonNode body) {
        var token = body.path("token");
        if (token.isMissingNode() || token.isNull()) {
            return Optional.empty();
        }
        var shown = token.asString("?");
        if (shown.isEmpty() || shown.equals("undefined")) {
            return Optional.empty();
        }
        var hash = TokenHash.of(shown);
        if (!invites.isGood(emails.claimOn(body.path("email").asString("")), hash, moments.now())) {
            throw notInvited();
        }
        return Optional.of(hash);
    }

    private static Answer notInvited() {
        return Answer.message(400, "Invalid invite token");
    }
}
