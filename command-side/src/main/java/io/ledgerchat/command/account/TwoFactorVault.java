package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The vault's port to second factors: secrets, sealed, and hashes of backup codes. */
public interface TwoFactorVault {
    /**
     * The secret that signing in takes codes of.
     *
     * @throws CorruptSecretException when it cannot be opened
     */
    Optional<TotpSecret> active(AccountId account);

    /** The secret that was made and not yet confirmed. */
    Optional<TotpSecret> pending(AccountId account);

    /** Keeps a secret and its codes beside those in force, in place of others that were not confirmed. */
    void begin(AccountId account, TotpSecret secret, List<TokenHash> backupCodes);

    /** Puts the pending secret and its codes in force; false when there is none. */
    boolean promote(AccountId account);

    void forget(AccountId account);

    void replaceBackupCodes(AccountId account, List<TokenHash> backupCodes);

    /** Whether the code is in force and unused. */
    boolean holds(AccountId account, TokenHash backupCode);

    /** Uses the code up; false when it is not in force, or was used before: of several callers only one succeeds. */
    boolean use(AccountId account, TokenHash backupCode, Instant at);
}
