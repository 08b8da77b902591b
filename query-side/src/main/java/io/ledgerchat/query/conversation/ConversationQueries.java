package io.ledgerchat.query.conversation;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers what is asked about conversations. */
@Component
class ConversationQueries {
    private final ConversationRows rows;
    private final ConversationList list;
    private final Clock clock;

    ConversationQueries(ConversationRows rows, ConversationList list, Clock clock) {
        this.rows = rows;
        this.list = list;
        this.clock = clock;
    }

    @QueryHandler
    Optional<Conversation> handle(FindConversation query) {
        var conversation = query.conversationId().value();
        var owner = query.owner().value();
        return rows.unexpired(conversation, owner, clock.instant())
                .map(row -> row.with(
                        rows.tags(conversation, owner),
                        rows.fileIds(conversation, owner),
                        rows.messageDocumentIds(conversation, owner)));
    }

    @QueryHandler
    Optional<AccountId> handle(FindConversationOwner query) {
        return rows.findById(query.conversationId().value()).map(ConversationRow::owner);
    }

    @QueryHandler
    ConversationPage handle(FindConversations query) {
        return list.page(query);
    }

    @QueryHandler
    long handle(CountFiledConversations query) {
        return rows.countByProjectIdAndOwner(
                query.projectId().value(), query.owner().value());
    }

    @QueryHandler
    List<ConversationSummary> handle(FindConversationsById query) {
        return list.known(query);
    }

    @QueryHandler
    List<ConversationId> handle(FindOwnedConversationIds query) {
        return list.ids(query);
    }

    @QueryHandler
    List<ConversationId> handle(FindConversationScope query) {
        return list.scope(query);
    }

    @QueryHandler
    List<ExpiredConversation> handle(FindExpiredConversations query) {
        return list.expired(query);
    }
}
