package io.ledgerchat.infra.ledger;

import io.ledgerchat.event.IdForm;
import io.ledgerchat.infra.key.DataKeys;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JDBC engine that asks for the data keys of a whole batch of events at once, before any of them is read, and reads
 * the time of each of them once.
 */
public final class PreloadingEventStorageEngine extends JdbcEventStorageEngine {
    /** How a key's id is announced in JSON, and in JSON that is a text within JSON. */
    private static final List<String> ANNOUNCED = List.of("\"key\":\"", "\"key\\\":\\\"");

    private static final int UUID_LENGTH = 36;

    private final DataKeys keys;

    public PreloadingEventStorageEngine(Builder builder, DataKeys keys) {
        super(builder);
        this.keys = keys;
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken after, int batchSize) {
        return preloaded(super.fetchTrackedEvents(after, batchSize));
    }

    /** One page for the store's producer, who comes again as long as it found something: no need to look twice. */
    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(@Nullable TrackingToken after, boolean mayBlock) {
        return mayBlock ? fetchTrackedEvents(after, batchSize()).stream() : super.readEventData(after, mayBlock);
    }

    @Override
    protected TrackedEventData<?> getTrackedEventData(ResultSet row, @Nullable GapAwareTrackingToken before)
            throws SQLException {
        if (before == null) {
            return super.getTrackedEventData(row, null);
        }
        String aggregate = row.getString(schema().aggregateIdentifierColumn());
        String id = row.getString(schema().eventIdentifierColumn());
        var event = new StoredEvent(
                row.getString(schema().typeColumn()),
                id.equals(aggregate) ? null : aggregate,
                row.getLong(schema().sequenceNumberColumn()),
                id,
                row.getString(schema().timestampColumn()),
                row.getString(schema().payloadTypeColumn()),
                row.getString(schema().payloadRevisionColumn()),
                row.getBytes(schema().payloadColumn()),
                row.getBytes(schema().metaDataColumn()));
        boolean recent = event.getTimestamp().isAfter(Instant.now().minus(PostgresEventStoreConfiguration.GAP_TIMEOUT));
        int waitedFor = recent ? PostgresEventStoreConfiguration.MAX_GAP_OFFSET : 0;
        long number = row.getLong(schema().globalIndexColumn());
        return new TrackedDomainEventData<>(before.advanceTo(number, waitedFor), event);
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String aggregate, long first, int batchSize) {
        return preloaded(super.fetchDomainEvents(aggregate, first, batchSize));
    }

    /** There are none: aggregates are small. Asking would cost every command a question to the database. */
    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregate) {
        return Stream.empty();
    }

    private <E extends EventData<?>> List<E> preloaded(List<E> events) {
        var ids = events.stream()
                .flatMap(event -> Stream.of(
                        event.getPayload().getData(), event.getMetaData().getData()))
                .filter(byte[].class::isInstance)
                .map(payload -> new String((byte[]) payload, StandardCharsets.ISO_8859_1))
                .flatMap(PreloadingEventStorageEngine::keysIn)
                .distinct()
                .toList();
        keys.preload(ids);
        return events;
    }

    private static Stream<UUID> keysIn(String json) {
        var found = Stream.<UUID>builder();
        for (int at = json.indexOf("\"key"); at >= 0; at = json.indexOf("\"key", at + 1)) {
            for (String announced : ANNOUNCED) {
                int from = at + announced.length();
                if (json.startsWith(announced, at)) {
                    String id = json.substring(from, Math.min(from + UUID_LENGTH, json.length()));
                    if (IdForm.isLowerCaseUuid(id)) { // other things have keys as well
                        found.add(UUID.fromString(id));
                    }
                }
            }
        }
        return found.build();
    }
}
