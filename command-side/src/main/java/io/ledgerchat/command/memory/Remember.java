package io.ledgerchat.command.memory;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.memory.MemorySetId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers something under a key (contract 20 §I4). Answers the memory's id.
 *
 * @param memoryId the id it gets if it is new
 * @param agentId the agent whose chats alone it is for
 * @param tokenLimit how many tokens its partition may hold; refused as invalid beyond, absent for no limit
 * @param replacing whether what is remembered under the key already is replaced; else refused as a conflict
 */
public record Remember(
        AccountId accountId,
        String memoryId,
        @NotBlank @Size(max = Remember.LONGEST_KEY) String key,
        @NotBlank String value,
        @Nullable String agentId,
        int tokenCount,
        @Nullable Long tokenLimit,
        boolean replacing,
        Instant at)
        implements MemoryCommand {
    public static final int LONGEST_KEY = 1000;

    @Override
    @TargetAggregateIdentifier
    public MemorySetId memorySetId() {
        return MemorySetId.of(accountId);
    }

    /** Tells nothing of the person. */
    @Override
    public String toString() {
        return "Remember[" + accountId + "]";
    }
}
