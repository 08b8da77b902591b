package io.ledgerchat.infra.message;

import io.ledgerchat.command.message.ConversationHistory;
import io.ledgerchat.command.message.HistoryMessage;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.message.FindHistory;
import io.ledgerchat.query.message.PastMessage;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks the views what was said before. */
@Component
class QueriedHistory implements ConversationHistory {
    private final QueryGateway queries;

    QueriedHistory(QueryGateway queries) {
        this.queries = queries;
    }

    @Override
    public List<HistoryMessage> chain(AccountId owner, ConversationId conversationId, MessageId head) {
        return queries
                .query(
                        new FindHistory(owner, conversationId, head),
                        ResponseTypes.multipleInstancesOf(PastMessage.class))
                .join()
                .stream()
                .map(QueriedHistory::message)
                .toList();
    }

    private static HistoryMessage message(PastMessage past) {
        return new HistoryMessage(
                past.messageId(),
                past.parentMessageId(),
                past.byPerson(),
                past.said(),
                past.quotes(),
                past.files(),
                past.content(),
                past.running());
    }
}
