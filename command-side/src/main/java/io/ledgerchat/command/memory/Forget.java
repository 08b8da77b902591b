package io.ledgerchat.command.memory;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.memory.MemorySetId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Forgets what is remembered under a key (contract 20 §I4). Refused as not found when nothing is. */
public record Forget(
        AccountId accountId,
        @NotBlank @Size(max = Remember.LONGEST_KEY) String key,
        @Nullable String agentId,
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
        return "Forget[" + accountId + "]";
    }
}
