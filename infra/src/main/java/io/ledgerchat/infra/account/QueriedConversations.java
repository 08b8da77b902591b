package io.ledgerchat.infra.account;

import io.ledgerchat.command.account.OwnedConversations;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.query.conversation.FindOwnedConversationIds;
import io.ledgerchat.query.view.ViewProcessors;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the conversations' view, once it has seen everything. */
@Component
class QueriedConversations implements OwnedConversations {
    private final QueryGateway queries;
    private final ObjectProvider<ViewProcessors> views;

    QueriedConversations(QueryGateway queries, ObjectProvider<ViewProcessors> views) {
        this.queries = queries;
        this.views = views;
    }

    @Override
    public List<ConversationId> of(AccountId owner) {
        try {
            if (!views.getObject().awaitHead()) {
                throw new IllegalStateException("the views are behind");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the views", stopped);
        }
        return queries.query(
                        new FindOwnedConversationIds(owner, FindOwnedConversationIds.Which.ALL),
                        ResponseTypes.multipleInstancesOf(ConversationId.class))
                .join();
    }
}
