package io.ledgerchat.query.conversation;

import java.time.Instant;

/** Conversations whose time was over at {@code now}, the oldest first: a list of {@link ExpiredConversation}. */
public record FindExpiredConversations(Instant now, int limit) {}
