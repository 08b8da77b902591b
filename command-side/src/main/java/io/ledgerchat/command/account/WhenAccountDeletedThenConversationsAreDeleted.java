package io.ledgerchat.command.account;

import io.ledgerchat.command.conversation.DeleteConversation;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Deletes what a deleted account had said. Deleting twice records nothing, so an interrupted run is simply run again.
 */
@Component
@ProcessingGroup("account-departure")
@DisallowReplay
class WhenAccountDeletedThenConversationsAreDeleted {
    private final OwnedConversations conversations;
    private final CommandGateway commands;

    WhenAccountDeletedThenConversationsAreDeleted(OwnedConversations conversations, CommandGateway commands) {
        this.conversations = conversations;
        this.commands = commands;
    }

    @EventHandler
    void on(AccountDeleted event) {
        var account = event.accountId();
        for (var conversation : conversations.of(account)) {
            commands.sendAndWait(new DeleteConversation(conversation, account, "account", event.deletedAt()));
        }
    }
}
