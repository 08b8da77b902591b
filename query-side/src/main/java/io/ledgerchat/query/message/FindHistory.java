package io.ledgerchat.query.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;

/**
 * What was said on the way to {@code head}: this message of this owner's conversation and its parents, until the root, a
 * missing message or a cycle; oldest first (contract 30 §3.4): a list of {@link PastMessage}.
 */
public record FindHistory(AccountId owner, ConversationId conversationId, MessageId head) {}
