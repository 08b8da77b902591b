package io.ledgerchat.query.project;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.project.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A project.
 *
 * @param conversations how many conversations lie in it, archived, temporary and expired ones not counted
 * @param last which of those was active last
 */
public record Project(
        ProjectId projectId,
        AccountId owner,
        String name,
        String description,
        long conversations,
        @Nullable Instant lastConversationAt,
        @Nullable ConversationId last,
        Instant createdAt,
        Instant updatedAt) {}
