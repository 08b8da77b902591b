package io.ledgerchat.command.conversation;

import io.ledgerchat.event.conversation.ConversationSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** With what a turn is taken, and how long its conversation is kept: {@code expiresAt} is absent for ever. */
public record Turn(
        ConversationSettings settings,
        boolean temporary,
        @Nullable Instant expiresAt) {}
