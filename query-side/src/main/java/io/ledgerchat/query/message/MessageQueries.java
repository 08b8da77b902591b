package io.ledgerchat.query.message;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers what is asked about messages. */
@Component
class MessageQueries {
    private final MessageRows rows;
    private final MessagePages pages;
    private final MessageHistory history;
    private final Clock clock;

    MessageQueries(MessageRows rows, MessagePages pages, MessageHistory history, Clock clock) {
        this.rows = rows;
        this.pages = pages;
        this.history = history;
        this.clock = clock;
    }

    @QueryHandler
    List<Message> handle(FindMessages query) {
        return rows.ofConversation(query.conversationId().value(), query.owner().value(), clock.instant()).stream()
                .map(MessageRow::message)
                .toList();
    }

    @QueryHandler
    Optional<Message> handle(FindMessage query) {
        return rows.one(
                        query.messageId().value(),
                        query.conversationId().value(),
                        query.owner().value(),
                        clock.instant())
                .map(MessageRow::message);
    }

    @QueryHandler
    MessagePage handle(FindMessagePage query) {
        return pages.page(query, clock.instant());
    }

    @QueryHandler
    List<Message> handle(FindMessagesById query) {
        return pages.inOrder(
                query.messageIds().stream().map(id -> id.value()).toList(),
                query.owner().value(),
                clock.instant());
    }

    @QueryHandler
    List<PastMessage> handle(FindHistory query) {
        return history.chain(query);
    }

    @QueryHandler
    Long handle(CountMessages query) {
        return pages.count(query);
    }
}
