package io.ledgerchat.infra.conversation;

import io.ledgerchat.command.account.OwnedConversations;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.query.conversation.FindOwnedConversationIds;
import io.ledgerchat.query.conversation.FindOwnedConversationIds.Which;
import io.ledgerchat.query.view.ViewProcessors;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the views which conversations an account owns, once they have passed the log's head. */
@Component
class QueriedConversations implements OwnedConversations {
    private final QueryGateway queries;
    private final ViewProcessors views;

    QueriedConversations(QueryGateway queries, ViewProcessors views) {
        this.queries = queries;
        this.views = views;
    }

    @Override
    public List<ConversationId> of(AccountId owner, @Nullable ConversationId after, int limit) {
        awaitViews();
        return queries.query(
                        new FindOwnedConversationIds(owner, Which.ALL, after, limit),
                        ResponseTypes.multipleInstancesOf(ConversationId.class))
                .join();
    }

    private void awaitViews() {
        try {
            if (!views.awaitHead()) {
                throw new IllegalStateException("The views are behind the log; ask again later");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the views were behind the log", stopped);
        }
    }
}
