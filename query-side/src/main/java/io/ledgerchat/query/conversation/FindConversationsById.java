package io.ledgerchat.query.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.util.List;

/**
 * Those of these conversations that this owner can see in a list, also archived ones, in no order: a list of
 * {@link ConversationSummary}.
 */
public record FindConversationsById(AccountId owner, List<ConversationId> conversationIds) {}
