package io.ledgerchat.query.memory;

import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is remembered about a person (contract 20 §I4).
 *
 * @param agentId the agent whose chats alone it is for
 */
public record Memory(
        String memoryId,
        AccountId accountId,
        String key,
        String value,
        @Nullable String agentId,
        int tokenCount,
        Instant updatedAt) {
    /** Tells nothing of the person. */
    @Override
    public String toString() {
        return "Memory[" + memoryId + "]";
    }
}
