package io.ledgerchat.infra.ledger.proof;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.ledgerchat.event.LeafEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The log on Axon Server, which hands out positions at commit, without gaps: what is there is final. */
public final class AxonServerLog implements StoredLog {
    private static final long PATIENCE_SECONDS = 20;

    private final Supplier<EventChannel> channel;

    public AxonServerLog(Supplier<EventChannel> channel) {
        this.channel = channel;
    }

    @Override
    public long head() {
        try {
            return channel.get().getLastToken().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException away) {
            throw new IllegalStateException("Axon Server does not tell where the log ends", away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    @Override
    public long settled() {
        return head();
    }

    @Override
    public List<StoredEvent> read(long after, long upTo, int limit) {
        long from = Math.max(after, -1);
        long last = Math.min(Math.min(upTo, head()), limit > Long.MAX_VALUE - from ? upTo : from + limit);
        var events = new ArrayList<StoredEvent>();
        if (from >= last) {
            return events;
        }
        EventStream stream = channel.get().openStream(from, Math.max(limit, 100));
        try {
            long at = from;
            while (at < last) {
                @Nullable EventWithToken next = stream.nextIfAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    throw new IllegalStateException("Axon Server does not hand out the event behind position " + at);
                }
                at = next.getToken();
                if (at <= last) {
                    events.add(event(at, next.getEvent()));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        } finally {
            stream.close();
        }
        return events;
    }

    private static StoredEvent event(long position, Event event) {
        String id = event.getMessageIdentifier();
        String name = event.getPayload().getType();
        @Nullable Map<String, String> metadata = metadata(event);
        if (metadata == null) {
            return new StoredEvent(position, id, name, null);
        }
        // Axon Server has no absent texts: an event of no aggregate has empty ones.
        boolean ofNone = event.getAggregateIdentifier().isEmpty();
        String revision = event.getPayload().getRevision();
        return StoredEvent.of(
                position,
                new LeafEntry(
                        id,
                        ofNone ? null : event.getAggregateType(),
                        ofNone ? null : event.getAggregateIdentifier(),
                        event.getAggregateSequenceNumber(),
                        name,
                        revision.isEmpty() ? null : revision,
                        event.getTimestamp(),
                        event.getPayload().getData().toByteArray(),
                        metadata));
    }

    /** Texts only; null when there is anything else. */
    private static @Nullable Map<String, String> metadata(Event event) {
        var metadata = new LinkedHashMap<String, String>();
        for (Map.Entry<String, MetaDataValue> pair : event.getMetaDataMap().entrySet()) {
            if (!pair.getValue().hasTextValue()) {
                return null;
            }
            metadata.put(pair.getKey(), pair.getValue().getTextValue());
        }
        return metadata;
    }
}
