package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.time.Duration;
import java.time.Instant;

/**
 * The port to the mail. A letter is handed in with the change that it tells of, both or neither, and sent after that, again
 * if need be, until {@code expiresAt}.
 */
public interface MailOutbox {
    /** How long sending is tried where the letter itself does not run out. */
    Duration PATIENCE = Duration.ofDays(1);

    void handIn(AccountId about, Letter letter, Instant expiresAt, Instant at);
}
