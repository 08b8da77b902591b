package io.ledgerchat.infra.ledger;

import io.ledgerchat.command.Provenance;
import io.ledgerchat.event.EventCatalogue;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.access.AccessEvent.DataRead;
import io.ledgerchat.infra.connection.CommandLineConnections;
import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.infra.key.DataKey;
import io.ledgerchat.infra.key.DataKeys;
import io.ledgerchat.infra.key.FieldCipher;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records for a command line, without the application, that the operator of the machine takes something out: before it is
 * taken, on the engine that the environment names. Who may read the home folder needs no account, so none is named.
 */
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
        DomainEventMessage<DataRead> read = new GenericDomainEventMessage<>(
                AGGREGATE,
                "read:" + UUID.randomUUID(),
                0,
                new DataRead(null, action, resource, null, Instant.now().truncatedTo(ChronoUnit.MILLIS)),
                MetaData.with(Provenance.KIND, "operator").and(Provenance.SOURCE, "command-line"));
        if (CommandLineAxonServer.isNamed(environment)) {
            toAxonServer(environment, read);
        } else {
            toPostgres(log, read);
        }
    }

    private static void toPostgres(Connections.Database log, DomainEventMessage<?> read) {
        try (var dataSource = CommandLineConnections.open(log)) {
            var transactions = new JdbcTransactionManager(dataSource);
            var serializer = serializer();
            var engine = PostgresEventStoreConfiguration.engine(
                            dataSource, new SpringTransactionManager(transactions), serializer, serializer)
                    .build();
            new TransactionTemplate(transactions).executeWithoutResult(_ -> {
                // As for all who append: readers wait for gaps in the log no longer than this.
                new JdbcTemplate(dataSource).execute("set local transaction_timeout = '15s'");
                engine.appendEvents(read);
            });
        }
    }

    private static void toAxonServer(Map<String, String> environment, DomainEventMessage<?> read) {
        AxonServerConnectionManager connections = CommandLineAxonServer.connect(environment);
        try {
            var serializer = serializer();
            AxonServerEventStore.builder()
                    .configuration(CommandLineAxonServer.configuration(environment))
                    .platformConnectionManager(connections)
                    .eventSerializer(serializer)
                    .snapshotSerializer(serializer)
                    .build()
                    .publish(read);
        } finally {
            connections.shutdown();
        }
    }

    private static LedgerSerializer serializer() {
        return new LedgerSerializer(EventCatalogue.standard(), new FieldCipher(new NoKeys()));
    }
}
