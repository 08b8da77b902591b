package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;

/** The vault's port to tokens that are sent by mail and good once: one for each account and purpose, kept as its hash. */
public interface OneTimeTokens {
    /** In place of an earlier one. */
    void issue(AccountId account, Purpose purpose, TokenHash token, Instant expiresAt);

    /** Whether {@link #use} would accept the token. */
    boolean isGood(AccountId account, Purpose purpose, TokenHash token, Instant at);

    /** Uses the token up; false when it is not good: of several callers only one succeeds. */
    boolean use(AccountId account, Purpose purpose, TokenHash token, Instant at);

    void forgetExpired(Instant before);

    /** What a token is good for. */
    enum Purpose {
        EMAIL_VERIFICATION,
        PASSWORD_RESET
    }
}
