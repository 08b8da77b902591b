package io.ledgerchat.query.conversation;

import io.ledgerchat.event.conversation.ConversationId;

/**
 * Whose conversation this is: an optional {@link io.ledgerchat.event.account.AccountId}. The only question about
 * conversations without an owner, for guards that must tell a stranger from an unknown id.
 */
public record FindConversationOwner(ConversationId conversationId) {}
