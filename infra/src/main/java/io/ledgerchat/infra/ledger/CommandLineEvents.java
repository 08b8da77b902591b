package io.ledgerchat.infra.ledger;

import io.ledgerchat.command.Provenance;
import io.ledgerchat.event.EventCatalogue;
import io.ledgerchat.infra.connection.CommandLineConnections;
import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.infra.key.DataKeys;
import io.ledgerchat.infra.key.FieldCipher;
import java.util.Map;
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
 * Appends for a command line, without the application, what the operator of the machine did, on the engine that the
 * environment names. Who may read the home folder needs no account, so none is named.
 */
final class CommandLineEvents {
    private static final MetaData HANDS =
            MetaData.with(Provenance.KIND, "operator").and(Provenance.SOURCE, "command-line");

    private final Connections.Database log;
    private final Map<String, String> environment;
    private final LedgerSerializer serializer;

    /** @param keys for the personal text of what is appended */
    CommandLineEvents(Connections.Database log, Map<String, String> environment, DataKeys keys) {
        this.log = log;
        this.environment = environment;
        this.serializer = new LedgerSerializer(EventCatalogue.standard(), new FieldCipher(keys));
    }

    /** The one event of an aggregate; what is recorded already is recorded. */
    void append(String type, String aggregate, Object payload) {
        var event = new GenericDomainEventMessage<>(type, aggregate, 0, payload, HANDS);
        if (CommandLineAxonServer.isNamed(environment)) {
            toAxonServer(event);
        } else {
            toPostgres(event);
        }
    }

    private void toPostgres(DomainEventMessage<?> event) {
        try (var dataSource = CommandLineConnections.open(log)) {
            var transactions = new JdbcTransactionManager(dataSource);
            var engine = PostgresEventStoreConfiguration.engine(
                            dataSource, new SpringTransactionManager(transactions), serializer, serializer)
                    .build();
            new TransactionTemplate(transactions).executeWithoutResult(_ -> {
                // As for all who append: readers wait for gaps in the log no longer than this.
                new JdbcTemplate(dataSource).execute("set local transaction_timeout = '15s'");
                if (engine.lastSequenceNumberFor(event.getAggregateIdentifier()).isEmpty()) {
                    engine.appendEvents(event);
                }
            });
        }
    }

    private void toAxonServer(DomainEventMessage<?> event) {
        AxonServerConnectionManager connections = CommandLineAxonServer.connect(environment);
        try {
            var store = AxonServerEventStore.builder()
                    .configuration(CommandLineAxonServer.configuration(environment))
                    .platformConnectionManager(connections)
                    .eventSerializer(serializer)
                    .snapshotSerializer(serializer)
                    .build();
            if (store.lastSequenceNumberFor(event.getAggregateIdentifier()).isEmpty()) {
                store.publish(event);
            }
        } finally {
            connections.shutdown();
        }
    }
}
