package io.ledgerchat.command.conversation;

import io.ledgerchat.event.account.AccountId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The port to the taking in of exports of other applications (contract 40 §2.10).
 *
 * <p>An export is kept, encrypted, until all of it is recorded, so that an import goes on where it stood when a node dies.
 * A conversation that is recorded stays, also when a later one of the same export cannot be read.
 */
public interface ConversationImports {
    /** How far an import is. */
    enum Progress {
        RUNNING,
        DONE,
        FAILED
    }

    /** There was more than allowed; nothing is kept. */
    final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        public TooLarge() {
            super("The export is larger than allowed");
        }
    }

    /**
     * Keeps an export, and begins to take it in.
     *
     * @param limit in bytes
     * @throws TooLarge when there are more
     */
    UUID receive(Order order, InputStream export, long limit) throws IOException;

    /** Waits for its end, as long as this at most. */
    Progress await(UUID importId, Duration patience) throws InterruptedException;

    /**
     * Whose import it is and what becomes of it.
     *
     * @param endpoint of conversations whose own one is not offered here
     * @param endpointType {@code custom} or absent
     * @param expiresAt until when what is taken in is kept; absent for ever
     */
    record Order(
            AccountId owner,
            String role,
            String endpoint,
            @Nullable String endpointType,
            @Nullable Instant expiresAt) {}
}
