package io.ledgerchat.command.project;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.project.ProjectId;
import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;
import org.jspecify.annotations.Nullable;

/** Lays a conversation in a project of the same person; without a project takes it out of the one in which it lies. */
public record FileConversation(
        @RoutingKey ConversationId conversationId,
        AccountId actor,
        @Nullable ProjectId projectId,
        Instant at) {}
