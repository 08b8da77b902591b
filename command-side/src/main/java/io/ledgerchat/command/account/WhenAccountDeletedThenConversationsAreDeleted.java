package io.ledgerchat.command.account;

import io.ledgerchat.command.Provenance;
import io.ledgerchat.command.conversation.DeleteConversation;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.conversation.ConversationId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Deletes what a deleted account had said. Each deletion commits on its own, outside of the processor's short transaction;
 * an account with more conversations than fit into one run is finished by the following ones, as the processor comes back
 * to the event until nothing is left.
 */
@Component
@ProcessingGroup("account-departure")
@DisallowReplay
class WhenAccountDeletedThenConversationsAreDeleted {
    private static final int IN_ONE_RUN = 1_000;

    private final OwnedConversations conversations;
    private final CommandGateway commands;
    private final Executor executor;

    @Autowired
    WhenAccountDeletedThenConversationsAreDeleted(OwnedConversations conversations, CommandGateway commands) {
        this(conversations, commands, Executors.newVirtualThreadPerTaskExecutor());
    }

    WhenAccountDeletedThenConversationsAreDeleted(
            OwnedConversations conversations, CommandGateway commands, Executor executor) {
        this.conversations = conversations;
        this.commands = commands;
        this.executor = executor;
    }

    @EventHandler
    void on(AccountDeleted deleted, EventMessage<AccountDeleted> event) {
        var owned = conversations.of(deleted.accountId(), null, IN_ONE_RUN);
        CompletableFuture.runAsync(() -> delete(owned, deleted, event), executor)
                .join();
        if (owned.size() == IN_ONE_RUN) {
            throw new IllegalStateException("conversations of a deleted account are left, the next run goes on");
        }
    }

    private void delete(List<ConversationId> owned, AccountDeleted deleted, EventMessage<AccountDeleted> event) {
        for (var conversation : owned) {
            var command = new DeleteConversation(conversation, deleted.accountId(), "account", deleted.deletedAt());
            commands.sendAndWait(new GenericCommandMessage<>(command, Provenance.automated(event)));
        }
    }
}
