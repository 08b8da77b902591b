package io.ledgerchat.infra.ledger;

import io.ledgerchat.infra.key.DataKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.jspecify.annotations.Nullable;

/** Axon's JDBC engine that asks for the data keys of a whole batch of events at once, before any of them is read. */
public final class PreloadingEventStorageEngine extends JdbcEventStorageEngine {
    private static final String WORD = "\"key";
    private static final Pattern KEY =
            Pattern.compile("\"key\\\\?\":\\\\?\"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

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
        Matcher key = KEY.matcher(json);
        // Finding the word first costs a tenth of having the expression look at each letter.
        for (int at = json.indexOf(WORD); at >= 0; at = json.indexOf(WORD, at + 1)) {
            if (key.region(at, json.length()).lookingAt()) {
                found.add(UUID.fromString(key.group(1)));
            }
        }
        return found.build();
    }
}
