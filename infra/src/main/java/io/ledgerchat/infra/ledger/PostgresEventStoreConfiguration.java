package io.ledgerchat.infra.ledger;

import io.ledgerchat.infra.key.CachedDataKeys;
import io.ledgerchat.query.view.LogPosition;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log on PostgreSQL, by Axon's JDBC engine. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "ledgerchat.event-store", havingValue = "postgres", matchIfMissing = true)
class PostgresEventStoreConfiguration {
    private static final int BATCH = 500;

    /** How many numbers behind the head a missing one is still waited for: far more than 15 s of appending can write. */
    static final int MAX_GAP_OFFSET = 1_000_000;

    /** Longer than the 15 s after which an appending transaction ends. */
    static final Duration GAP_TIMEOUT = Duration.ofMinutes(1);

    /**
     * What PostgreSQL answers when another node was faster with an aggregate. Axon by default looks for an exception class that
     * PostgreSQL's driver does not have, and a lost race would look like a broken store.
     */
    private static final String UNIQUE_VIOLATION = "23505";

    /** How often events of other nodes are looked for; local ones need no look. */
    private static final long POLL_MILLIS = 250;

    @Bean
    EventStorageEngine eventStorageEngine(
            DataSource dataSource,
            TransactionManager transactions,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            CachedDataKeys keys) {
        return new PreloadingEventStorageEngine(engine(dataSource, transactions, serializer, eventSerializer), keys);
    }

    /** The engine with the names of our table, and with what it must know of PostgreSQL. */
    static JdbcEventStorageEngine.Builder engine(
            DataSource dataSource, TransactionManager transactions, Serializer serializer, Serializer eventSerializer) {
        return JdbcEventStorageEngine.builder()
                .connectionProvider(TransactionalConnections.of(dataSource))
                .transactionManager(LogReading.onlyForAppending(transactions))
                .eventSerializer(eventSerializer)
                .snapshotSerializer(serializer)
                .schema(columns()
                        .eventTable("ledger.domain_event_entry")
                        .snapshotTable("ledger.snapshot_event_entry")
                        .build())
                .persistenceExceptionResolver(new SQLStateResolver(UNIQUE_VIOLATION))
                .batchSize(BATCH)
                .readEventDataWithoutGaps(LogReading::next)
                .readEventDataWithGaps(LogReading::nextOrMissing)
                .extendedGapCheckEnabled(false)
                // An aggregate's numbers have no gaps: a page that is not full is the last one.
                .finalAggregateBatchPredicate(page -> page.size() < BATCH)
                .maxGapOffset(MAX_GAP_OFFSET)
                .gapTimeout(Math.toIntExact(GAP_TIMEOUT.toMillis()));
    }

    /** How the columns of a table of events are called. */
    static EventSchema.Builder columns() {
        return EventSchema.builder()
                .globalIndexColumn("global_index")
                .timestampColumn("time_stamp")
                .eventIdentifierColumn("event_identifier")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .typeColumn("type")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .payloadColumn("payload")
                .metaDataColumn("meta_data");
    }

    @Bean
    @Qualifier("localSegment")
    LocalCommandBus commandBus(TransactionManager transactions, org.axonframework.config.Configuration configuration) {
        return LocalCommandBus.with(transactions, configuration, CommandFailure::named);
    }

    @Bean(name = "eventStore", initMethod = "startWaking", destroyMethod = "shutDown")
    @Qualifier("eventStore")
    WakingEventStore eventStore(EventStorageEngine engine, org.axonframework.config.Configuration configuration) {
        return new WakingEventStore(org.axonframework.eventsourcing.eventstore.EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(POLL_MILLIS)
                .cachedEvents(10_000)
                .messageMonitor(configuration.messageMonitor(EventStore.class, "eventStore")));
    }

    @Bean
    LiveEvents liveEvents(WakingEventStore events) {
        return new LiveEvents(events.atOnce());
    }

    @Bean
    LogPosition logPosition(JdbcClient sql) {
        LogOfAnotherEngine.refuseViewsOfAxonServer(sql);
        return new JdbcLogPosition(sql);
    }
}
