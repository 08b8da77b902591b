package io.ledgerchat.infra.ledger;

import io.ledgerchat.event.Subject;
import io.ledgerchat.event.access.AccessEvent.DataRead;
import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.infra.key.DataKey;
import io.ledgerchat.infra.key.DataKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Records for a command line that the operator of the machine takes something out: before it is taken. */
public final class CommandLineReads {
    /** As the application records its own: one aggregate for each read. */
    private static final String AGGREGATE = "DataAccess";

    /** What nobody's personal text is in needs none. */
    private static final class NoKeys implements DataKeys {
        @Override
        public DataKey encryptionKey(Subject subject) {
            throw new IllegalStateException("A read says nothing personal");
        }

        @Override
        public Optional<DataKey> find(UUID keyId) {
            return Optional.empty();
        }
    }

    private CommandLineReads() {}

    /**
     * Fails when it cannot be recorded; then nothing may be shown.
     *
     * @param action one word for how
     * @param resource what, as {@code kind:value}
     */
    public static void record(
            Connections.Database log, Map<String, String> environment, String action, String resource) {
        new CommandLineEvents(log, environment, new NoKeys())
                .append(
                        AGGREGATE,
                        "read:" + UUID.randomUUID(),
                        new DataRead(null, action, resource, null, Instant.now().truncatedTo(ChronoUnit.MILLIS)));
    }
}
