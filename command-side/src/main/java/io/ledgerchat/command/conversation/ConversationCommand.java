package io.ledgerchat.command.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Instant;

/** What its owner may ask of one conversation. Ids and times are minted by the sender. */
public sealed interface ConversationCommand
        permits RenameConversation,
                TitleConversation,
                ArchiveConversation,
                UnarchiveConversation,
                PinConversation,
                UnpinConversation,
                DeleteConversation {
    ConversationId conversationId();

    AccountId actor();

    Instant at();
}
