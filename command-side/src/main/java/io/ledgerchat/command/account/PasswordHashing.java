package io.ledgerchat.command.account;

import org.jspecify.annotations.Nullable;

/**
 * The port to password hashing. Slow and hungry by intention; bounded, so that a flood of sign-ins waits instead of eating
 * the machine.
 */
public interface PasswordHashing {
    PasswordHash hash(String password);

    /** Compares; an absent hash takes as long as a present one, so that time does not tell who has an account. */
    Verdict compare(String password, @Nullable PasswordHash stored);

    /** What the comparison found. */
    enum Verdict {
        MATCHES,
        /** It matches, and the hash is of an older scheme or cost. */
        MATCHES_OUTDATED,
        DIFFERS
    }
}
