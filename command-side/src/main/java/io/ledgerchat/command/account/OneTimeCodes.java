package io.ledgerchat.command.account;

import java.time.Instant;

/** The port to one-time codes: SHA-1, six digits, a new one every 30 seconds, the one before and after accepted too. */
public interface OneTimeCodes {
    TotpSecret newSecret();

    boolean matches(TotpSecret secret, String code, Instant at);
}
