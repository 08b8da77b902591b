package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Decides whether a one-time code or a backup code proves an account (contract 10 §B7). Changes nothing; a backup code is
 * used up by {@link UseBackupCode}.
 */
@Component
public class SecondFactor {
    private final TwoFactorVault vault;
    private final OneTimeCodes codes;

    SecondFactor(TwoFactorVault vault, OneTimeCodes codes) {
        this.vault = vault;
        this.codes = codes;
    }

    /** Whether signing in takes a code. The vault is asked, for views may be behind. */
    public boolean isOn(AccountId account) {
        return vault.active(account).isPresent();
    }

    /** Whether there is a secret at all, in force or waiting to be confirmed. */
    public boolean isBegun(AccountId account) {
        return vault.pending(account).isPresent() || isOn(account);
    }

    public TotpSecret newSecret() {
        return codes.newSecret();
    }

    /** Whether the code is one of the secret in force. */
    public boolean proves(AccountId account, String code, Instant at) {
        return vault.active(account)
                .filter(secret -> codes.matches(secret, code, at))
                .isPresent();
    }

    /** Whether the code is one of the secret that waits to be confirmed or, without such a one, of that in force. */
    public boolean confirms(AccountId account, String code, Instant at) {
        return vault.pending(account)
                .or(() -> vault.active(account))
                .filter(secret -> codes.matches(secret, code, at))
                .isPresent();
    }

    /** Whether the backup code would be accepted. */
    public boolean holds(AccountId account, TokenHash backupCode) {
        return vault.holds(account, backupCode);
    }
}
