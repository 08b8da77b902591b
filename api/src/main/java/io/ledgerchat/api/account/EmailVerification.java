package io.ledgerchat.api.account;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.account.RequestEmailVerification;
import io.ledgerchat.command.account.TokenHash;
import io.ledgerchat.event.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends people the link that verifies their address. */
@Component
class EmailVerification {
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Duration UNPROVEN = Duration.ofDays(7);

    private final Settings settings;
    private final Letters letters;
    private final Commands commands;
    private final Moments moments;

    EmailVerification(Settings settings, Letters letters, Commands commands, Moments moments) {
        this.settings = settings;
        this.letters = letters;
        this.commands = commands;
        this.moments = moments;
    }

    /** Whether new accounts have to be verified: without mail nobody could be. */
    boolean isRequired() {
        return settings.mail().configured();
    }

    /** Until when an account that is opened now has to be proven; never where it can be used without. */
    @Nullable
    Instant expiry(Instant openedAt) {
        return isRequired() && !settings.signIn().unverifiedEmailLogin() ? openedAt.plus(UNPROVEN) : null;
    }

    void request(AccountId account, String email, String name) {
        if (!settings.mail().configured()) {
            throw Answer.message(500, "Something went wrong.");
        }
        var token = Ids.secret();
        var now = moments.now();
        commands.sendWithoutWaiting(new RequestEmailVerification(
                account, TokenHash.of(token), now.plus(LIFE), letters.verification(email, name, token), now));
    }
}
