package io.ledgerchat.api.account;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.access.RefusalLog;
import io.ledgerchat.command.account.Credentials;
import io.ledgerchat.command.account.EmailHash;
import io.ledgerchat.command.account.OneTimeTokens;
import io.ledgerchat.command.account.OneTimeTokens.Purpose;
import io.ledgerchat.command.account.PasswordHashing;
import io.ledgerchat.command.account.RequestPasswordReset;
import io.ledgerchat.command.account.ResetPassword;
import io.ledgerchat.command.account.TokenHash;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.account.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Lets people who forgot their password set another (contract 10 §B5, §B6). Whether an address has an account shows neither
 * in the answer nor, as letters are sent later, in its time.
 */
@RestController
class PasswordResetController {
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Map<String, String> SENT =
            Map.of("message", "If an account with that email exists, a password reset link has been sent to it.");

    private final RateLimits limits;
    private final BanCheck bans;
    private final Settings settings;
    private final ConfigurationFile file;
    private final EmailHash emails;
    private final Credentials credentials;
    private final OneTimeTokens tokens;
    private final PasswordHashing passwords;
    private final Accounts accounts;
    private final Letters letters;
    private final RefusalLog refusals;
    private final Commands commands;
    private final Moments moments;

    PasswordResetController(
            RateLimits limits,
            BanCheck bans,
            Settings settings,
            ConfigurationFile file,
            EmailHash emails,
            Credentials credentials,
            OneTimeTokens tokens,
            PasswordHashing passwords,
            Accounts accounts,
            Letters letters,
            RefusalLog refusals,
            Commands commands,
            Moments moments) {
        this.limits = limits;
        this.bans = bans;
        this.settings = settings;
        this.file = file;
        this.emails = emails;
        this.credentials = credentials;
        this.tokens = tokens;
        this.passwords = passwords;
        this.accounts = accounts;
        this.letters = letters;
        this.refusals = refusals;
        this.commands = commands;
        this.moments = moments;
    }

    @PostMapping("/api/auth/requestPasswordReset")
    Map<String, String> request(@RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.RESET_REQUEST, request, response, null);
        bans.refuseBanned(request, body);
        requireAllowed();
        var email = body.path("email");
        if (!email.isString() || email.asString().isBlank()) {
            return SENT;
        }
        if (!file.registration().allows(email.asString())) {
            throw new Answer(400, Map.of("code", "auth_failed"));
        }
        return person(email.asString()).flatMap(this::issue).orElse(SENT);
    }

    /** Those who sign in elsewhere have no password to be reset. */
    private Optional<Account> person(String email) {
        return credentials
                .by(emails.claimOn(email))
                .filter(known -> known.password() != null)
                .flatMap(known -> accounts.find(known.account()));
    }

    /** The link, where it may be handed to whoever asks. */
    private Optional<Map<String, String>> issue(Account account) {
        boolean mail = settings.mail().configured();
        if (!mail && !settings.signIn().resetLinkInAnswer()) {
            return Optional.empty();
        }
        var token = Ids.secret();
        var now = moments.now();
        commands.sendWithoutWaiting(new RequestPasswordReset(
                account.accountId(),
                TokenHash.of(token),
                now.plus(LIFE),
                mail ? letters.passwordReset(account, token) : null,
                now));
        return mail ? Optional.empty() : Optional.of(Map.of("link", letters.resetLink(account.accountId(), token)));
    }

    @PostMapping("/api/auth/resetPassword")
    Map<String, String> reset(@RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.RESET_SUBMISSION, request, response, null);
        bans.refuseBanned(request, body);
        requireAllowed();
        var account = account(body);
        var token = token(body, account);
        var password = password(body);
        var letter = settings.mail().configured()
                ? accounts.find(account).map(letters::passwordWasReset).orElse(null)
                : null;
        boolean accepted = commands.<Boolean>sendWithoutWaiting(
                new ResetPassword(account, token, passwords.hash(password), letter, moments.now()));
        if (!accepted) {
            throw refused();
        }
        return Map.of("message", "Password reset was successful");
    }

    private static AccountId account(JsonNode body) {
        var id = body.path("userId");
        if (!id.isString() || !AccountId.isValid(id.asString())) {
            throw refused();
        }
        return new AccountId(id.asString());
    }

    /** Looks before a password is hashed, which is dear; the token is used up with the change. */
    private TokenHash token(JsonNode body, AccountId account) {
        var written = body.path("token");
        var token = TokenHash.of(written.isString() ? written.asString() : "");
        if (!tokens.isGood(account, Purpose.PASSWORD_RESET, token, moments.now())) {
            refusals.refused("password-reset", account.value(), null);
            throw refused();
        }
        return token;
    }

    /** The rule of registration: who could set a shorter one could not sign in with it. */
    private String password(JsonNode body) {
        var errors = new FormErrors(body);
        var password = errors.password("password", settings.signIn().shortestPassword());
        errors.answerIfAny(400);
        if (password == null) {
            throw new IllegalStateException("a missing field is an error");
        }
        return password;
    }

    private static Answer refused() {
        return new Answer(400, Map.of());
    }

    private void requireAllowed() {
        if (!settings.signIn().passwordReset()) {
            throw new Answer(403, "Password reset is not allowed.");
        }
    }
}
