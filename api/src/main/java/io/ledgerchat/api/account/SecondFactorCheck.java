package io.ledgerchat.api.account;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.access.RefusalLog;
import io.ledgerchat.command.access.RequestWindows;
import io.ledgerchat.command.account.CorruptSecretException;
import io.ledgerchat.command.account.SecondFactor;
import io.ledgerchat.command.account.TokenHash;
import io.ledgerchat.command.account.UseBackupCode;
import io.ledgerchat.event.account.AccountId;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Compares what a request shows with the second factor in force. Of one account only so many guesses are compared in a
 * while, whoever makes them and wherever; what proves nothing is recorded or counted.
 */
@Component
class SecondFactorCheck {
    private static final int MOST_ATTEMPTS = 20;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final SecondFactor factor;
    private final RequestWindows attempts;
    private final RefusalLog refusals;
    private final Commands commands;
    private final Moments moments;

    SecondFactorCheck(
            SecondFactor factor, RequestWindows attempts, RefusalLog refusals, Commands commands, Moments moments) {
        this.factor = factor;
        this.attempts = attempts;
        this.refusals = refusals;
        this.commands = commands;
        this.moments = moments;
    }

    /** Whether it proves the account; a backup code is used up by it. */
    boolean accepts(AccountId account, ShownFactor shown) {
        return told(
                account,
                () -> shown.code() == null
                        ? uses(account, shown)
                        : factor.proves(account, shown.code(), moments.now()));
    }

    /** As {@link #accepts}, without using a backup code up. */
    boolean wouldAccept(AccountId account, ShownFactor shown) {
        return told(
                account,
                () -> shown.code() == null
                        ? shown.backupCode() != null && factor.holds(account, TokenHash.of(shown.backupCode()))
                        : factor.proves(account, shown.code(), moments.now()));
    }

    /** Whether it is a code of the secret that waits to be confirmed or, without one, of that in force. */
    boolean confirms(AccountId account, ShownFactor shown) {
        return told(account, () -> shown.code() != null && factor.confirms(account, shown.code(), moments.now()));
    }

    /** As {@link #confirms}; backup codes in force count too. */
    boolean confirmsOrUses(AccountId account, ShownFactor shown) {
        return shown.code() == null ? told(account, () -> uses(account, shown)) : confirms(account, shown);
    }

    private boolean uses(AccountId account, ShownFactor shown) {
        return shown.backupCode() != null
                && commands.<Boolean>sendWithoutWaiting(
                        new UseBackupCode(account, TokenHash.of(shown.backupCode()), moments.now()));
    }

    /** Counted before it is compared, so that guesses made at once are counted too. */
    private boolean told(AccountId account, BooleanSupplier proof) {
        if (!attempts.count("second-factor:" + account.value(), MOST_ATTEMPTS, WINDOW)
                .passed()) {
            refusals.refused("second-factor", account.value(), account);
            throw Answer.message(429, "Too many attempts, please try again later");
        }
        boolean accepted = readable(proof);
        if (!accepted) {
            refusals.refused("second-factor", account.value(), account);
        }
        return accepted;
    }

    boolean isOn(AccountId account) {
        return readable(() -> factor.isOn(account));
    }

    boolean isBegun(AccountId account) {
        return readable(() -> factor.isBegun(account));
    }

    private static boolean readable(BooleanSupplier question) {
        try {
            return question.getAsBoolean();
        } catch (CorruptSecretException unreadable) {
            throw Answer.message(400, "2FA secret is missing or corrupted");
        }
    }
}
