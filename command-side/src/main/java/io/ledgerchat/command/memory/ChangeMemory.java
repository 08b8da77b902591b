package io.ledgerchat.command.memory;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.memory.MemorySetId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Changes what is remembered under a key, and the key too if it is another (contract 20 §I4): then it is a new memory.
 * Refused as not found, or as a conflict when something is remembered under the new key. Answers the memory's id.
 *
 * @param newMemoryId the id it gets under another key
 */
public record ChangeMemory(
        AccountId accountId,
        @NotBlank @Size(max = Remember.LONGEST_KEY) String key,
        @NotBlank @Size(max = Remember.LONGEST_KEY) String newKey,
        String newMemoryId,
        @NotBlank String value,
        @Nullable String agentId,
        int tokenCount,
        Instant at)
        implements MemoryCommand {
    @Override
    @TargetAggregateIdentifier
    public MemorySetId memorySetId() {
        return MemorySetId.of(accountId);
    }

    /** Tells nothing of the person. */
    @Override
    public String toString() {
        return "ChangeMemory[" + accountId + "]";
    }
}
