package io.ledgerchat.command.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of presenting a refresh token.
 *
 * @param issuedAt when the token that is now valid was issued; absent when refused
 * @param expiresAt the session's absolute end; absent when refused
 */
public record Refreshed(
        Outcome outcome,
        @Nullable Instant issuedAt,
        @Nullable Instant expiresAt) {
    /** How it ended. */
    public enum Outcome {
        /** The next token is the valid one from now on. */
        ROTATED,
        /**
         * The token was traded by somebody else a moment ago, by a second tab as a rule. The caller may sign the valid
         * token once more: it is the same text, as only {@code issuedAt} varies.
         */
        JUST_ROTATED,
        /** No such session, or the token is not its valid one. */
        REFUSED
    }

    public static Refreshed refused() {
        return new Refreshed(Outcome.REFUSED, null, null);
    }
}
