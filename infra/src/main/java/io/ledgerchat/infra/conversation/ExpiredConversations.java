package io.ledgerchat.infra.conversation;

import io.ledgerchat.command.Expiry;
import io.ledgerchat.command.conversation.DeleteConversation;
import io.ledgerchat.query.conversation.ExpiredConversation;
import io.ledgerchat.query.conversation.FindExpiredConversations;
import java.time.Instant;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Temporary conversations whose time is over. */
@Component
class ExpiredConversations implements Expiry {
    private final QueryGateway queries;

    ExpiredConversations(QueryGateway queries) {
        this.queries = queries;
    }

    @Override
    public List<DeleteConversation> deletions(Instant now, int atMost) {
        return queries
                .query(
                        new FindExpiredConversations(now, atMost),
                        ResponseTypes.multipleInstancesOf(ExpiredConversation.class))
                .join()
                .stream()
                .map(expired -> new DeleteConversation(expired.conversationId(), expired.owner(), "expired", now))
                .toList();
    }
}
