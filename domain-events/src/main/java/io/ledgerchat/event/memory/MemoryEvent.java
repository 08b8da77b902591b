package io.ledgerchat.event.memory;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.Personal;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Something about a person was written down, changed or forgotten. {@code memoryId} is the 24-hex id that clients see. */
public sealed interface MemoryEvent {
    MemorySetId memorySetId();

    String memoryId();

    /** Something is remembered under a key: for every chat, or for those with one agent. */
    @EventName("memory.remembered")
    @Revision("1")
    record Remembered(
            MemorySetId memorySetId,
            String memoryId,
            Personal<String> key,
            Personal<String> value,
            @Nullable String agentId,
            int tokenCount,
            Instant rememberedAt)
            implements MemoryEvent {}

    /** What is remembered under a key is something else from now on. */
    @EventName("memory.changed")
    @Revision("1")
    record MemoryChanged(
            MemorySetId memorySetId, String memoryId, Personal<String> value, int tokenCount, Instant changedAt)
            implements MemoryEvent {}

    /** It is remembered no longer. */
    @EventName("memory.forgotten")
    @Revision("1")
    record Forgotten(MemorySetId memorySetId, String memoryId, Instant forgottenAt) implements MemoryEvent {}
}
