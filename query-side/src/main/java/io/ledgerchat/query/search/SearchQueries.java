package io.ledgerchat.query.search;

import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/**
 * Answers what is looked for.
 *
 * <p>The index is asked on threads of its own, and never waited for longer than a moment: a query handler runs in a
 * transaction, and an Elasticsearch that hangs must not keep the connections that chats need.
 */
@Component
class SearchQueries {
    private static final long PATIENCE_SECONDS = 8;

    private final SearchEngine engine;
    private final PassageEngine passages;
    private final SearchHealth health;
    private final Executor threads = task -> Thread.ofVirtual().name("search").start(task);

    SearchQueries(SearchEngine engine, PassageEngine passages, SearchHealth health) {
        this.engine = engine;
        this.passages = passages;
        this.health = health;
    }

    /** By what they say, then by what is attached to them. */
    @QueryHandler
    CompletableFuture<List<MessageId>> handle(SearchMessages query) {
        return aside(() -> engine
                .find(
                        SearchDocument.MESSAGE,
                        query.owner(),
                        query.words(),
                        query.limit(),
                        passages.attached(query.owner(), query.words()))
                .stream()
                .map(id -> new MessageId(value(id)))
                .toList());
    }

    @QueryHandler
    CompletableFuture<List<FoundPassage>> handle(FindPassages query, MetaData hands) {
        return aside(() -> passages.find(query.files(), query.question(), query.limit(), hands));
    }

    @QueryHandler
    CompletableFuture<MessageHits> handle(FindMessageHits query) {
        return aside(() -> engine.find(query, passages.attached(query.owner(), query.question())));
    }

    @QueryHandler
    CompletableFuture<List<ConversationId>> handle(SearchConversations query) {
        return aside(() -> engine
                .find(SearchDocument.CONVERSATION, query.owner(), query.words(), query.limit(), new Attached(List.of()))
                .stream()
                .map(id -> new ConversationId(value(id)))
                .toList());
    }

    @QueryHandler
    CompletableFuture<Boolean> handle(IsSearchAvailable query) {
        return health.isGood();
    }

    private <R> CompletableFuture<R> aside(Supplier<R> question) {
        return CompletableFuture.supplyAsync(question, threads).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Documents are named by kind and value. */
    private static String value(String id) {
        return id.substring(id.indexOf(':') + 1);
    }

    @QueryHandler
    CompletableFuture<Long> handle(CountSearchDocuments query) {
        return aside(() -> engine.count(query.owner()));
    }
}
