package io.ledgerchat.command.account;

import io.ledgerchat.command.Effects;
import io.ledgerchat.command.conversation.DeleteConversation;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
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
    private final Effects effects;

    WhenAccountDeletedThenConversationsAreDeleted(OwnedConversations conversations, Effects effects) {
        this.conversations = conversations;
        this.effects = effects;
    }

    @EventHandler
    void on(AccountDeleted deleted, EventMessage<AccountDeleted> event) {
        var owned = conversations.of(deleted.accountId(), null, IN_ONE_RUN);
        effects.send(
                owned.stream()
                        .map(conversation -> new DeleteConversation(
                                conversation, deleted.accountId(), "account", deleted.deletedAt()))
                        .toList(),
                event);
        if (owned.size() == IN_ONE_RUN) {
            throw new IllegalStateException("conversations of a deleted account are left, the next run goes on");
        }
    }
}
