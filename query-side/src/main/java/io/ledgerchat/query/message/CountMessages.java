package io.ledgerchat.query.message;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.util.List;

/** How many messages these conversations of this owner hold together: one {@link Long}. */
public record CountMessages(AccountId owner, List<ConversationId> conversationIds) {}
