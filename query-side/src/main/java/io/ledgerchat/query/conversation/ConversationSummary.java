package io.ledgerchat.query.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of conversations (contract 40 §2.1).
 *
 * @param shared whether it can be read under a link
 */
public record ConversationSummary(
        ConversationId conversationId,
        String documentId,
        AccountId owner,
        @Nullable String title,
        String endpoint,
        @Nullable String model,
        @Nullable String agentId,
        @Nullable String spec,
        @Nullable String iconUrl,
        Archiving archiving,
        @Nullable Boolean pinned,
        Filing filing,
        boolean shared,
        Instant createdAt,
        Instant updatedAt) {}
