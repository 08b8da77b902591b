package io.ledgerchat.query.search;

import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers what is looked for. */
@Component
class SearchQueries {
    private final SearchEngine engine;
    private final SearchHealth health;

    SearchQueries(SearchEngine engine, SearchHealth health) {
        this.engine = engine;
        this.health = health;
    }

    @QueryHandler
    List<MessageId> handle(SearchMessages query) {
        return engine.find(SearchDocument.MESSAGE, query.owner(), query.words(), query.limit()).stream()
                .map(id -> new MessageId(value(id)))
                .toList();
    }

    @QueryHandler
    List<ConversationId> handle(SearchConversations query) {
        return engine.find(SearchDocument.CONVERSATION, query.owner(), query.words(), query.limit()).stream()
                .map(id -> new ConversationId(value(id)))
                .toList();
    }

    @QueryHandler
    Boolean handle(IsSearchAvailable query) {
        return health.isGood();
    }

    /** Documents are named by kind and value. */
    private static String value(String id) {
        return id.substring(id.indexOf(':') + 1);
    }
}
