package io.ledgerchat.query.share;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;

/** The link of a conversation of this person that was made or updated last: an optional {@link Share}. */
public record FindShareOfConversation(AccountId owner, ConversationId conversationId) {}
