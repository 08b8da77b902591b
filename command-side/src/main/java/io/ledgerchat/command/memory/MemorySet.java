package io.ledgerchat.command.memory;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.memory.MemoryEvent;
import io.ledgerchat.event.memory.MemoryEvent.Forgotten;
import io.ledgerchat.event.memory.MemoryEvent.MemoryChanged;
import io.ledgerchat.event.memory.MemoryEvent.Remembered;
import io.ledgerchat.event.memory.MemorySetId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered about one account: one value for each key, in a partition for every chat and one for each agent.
 */
@Aggregate
class MemorySet {
    static final int MOST = 1000;

    @AggregateIdentifier
    private @Nullable MemorySetId id;

    private final Map<Place, String> ids = new HashMap<>();
    private final Map<String, Entry> entries = new HashMap<>();

    private record Place(@Nullable String agentId, String key) {}

    private record Entry(Place place, String value, int tokens) {}

    String remember(Remember command) {
        var place = new Place(command.agentId(), command.key());
        @Nullable String known = ids.get(place);
        if (known != null && !command.replacing()) {
            throw new Refusal(Refusal.Code.CONFLICT, "Memory with this key already exists.");
        }
        requireRoom(command, place);
        if (known != null) {
            change(command.memorySetId(), known, command.value(), command.tokenCount(), command.at());
            return known;
        }
        if (ids.size() >= MOST) {
            throw new Refusal(Refusal.Code.INVALID, "No more than " + MOST + " memories can be kept.");
        }
        begin(command.memorySetId(), command.memoryId(), place, command.value(), command.tokenCount(), command.at());
        return command.memoryId();
    }

    private void requireRoom(Remember command, Place place) {
        if (command.tokenLimit() == null) {
            return;
        }
        long used = entries.values().stream()
                .filter(entry -> Objects.equals(entry.place().agentId(), place.agentId()))
                .filter(entry -> !entry.place().equals(place))
                .mapToLong(Entry::tokens)
                .sum();
        if (used + command.tokenCount() > command.tokenLimit()) {
            throw new Refusal(
                    Refusal.Code.INVALID,
                    "Adding this memory would exceed the token limit of " + command.tokenLimit() + ". Current usage: "
                            + used + " tokens.");
        }
    }

    String change(ChangeMemory command) {
        var from = new Place(command.agentId(), command.key());
        var to = new Place(command.agentId(), command.newKey());
        var known = required(from);
        if (from.equals(to)) {
            change(command.memorySetId(), known, command.value(), command.tokenCount(), command.at());
            return known;
        }
        if (ids.containsKey(to)) {
            throw new Refusal(Refusal.Code.CONFLICT, "Memory with this key already exists.");
        }
        begin(command.memorySetId(), command.newMemoryId(), to, command.value(), command.tokenCount(), command.at());
        apply(new Forgotten(command.memorySetId(), known, command.at()));
        return command.newMemoryId();
    }

    void forget(Forget command) {
        var known = required(new Place(command.agentId(), command.key()));
        apply(new Forgotten(command.memorySetId(), known, command.at()));
    }

    private String required(Place place) {
        @Nullable String known = ids.get(place);
        if (known == null) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "Memory not found.");
        }
        return known;
    }

    private static void begin(MemorySetId set, String id, Place place, String value, int tokens, Instant at) {
        apply(new Remembered(
                set, id, Personal.of(set, place.key()), Personal.of(set, value), place.agentId(), tokens, at));
    }

    private void change(MemorySetId set, String memory, String value, int tokens, Instant at) {
        var known = Objects.requireNonNull(entries.get(memory));
        if (!known.value().equals(value)) {
            apply(new MemoryChanged(set, memory, Personal.of(set, value), tokens, at));
        }
    }

    @EventSourcingHandler
    void on(MemoryEvent event) {
        id = event.memorySetId();
        switch (event) {
            case Remembered remembered -> {
                // An erased key is nobody's any more: its id stands in for it.
                var place = new Place(remembered.agentId(), remembered.key().orElse(remembered.memoryId()));
                ids.put(place, remembered.memoryId());
                entries.put(
                        remembered.memoryId(),
                        new Entry(place, remembered.value().orElse(""), remembered.tokenCount()));
            }
            case MemoryChanged changed ->
                entries.computeIfPresent(
                        changed.memoryId(),
                        (memory, entry) ->
                                new Entry(entry.place(), changed.value().orElse(""), changed.tokenCount()));
            case Forgotten forgotten -> {
                var entry = entries.remove(forgotten.memoryId());
                if (entry != null) {
                    ids.remove(entry.place());
                }
            }
        }
    }
}
