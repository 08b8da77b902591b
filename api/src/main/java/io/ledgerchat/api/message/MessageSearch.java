package io.ledgerchat.api.message;

import io.ledgerchat.api.query.Queries;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.conversation.ConversationSummary;
import io.ledgerchat.query.conversation.FindConversationScope;
import io.ledgerchat.query.conversation.FindConversationsById;
import io.ledgerchat.query.message.FindMessagesById;
import io.ledgerchat.query.message.Message;
import io.ledgerchat.query.search.FindMessageHits;
import io.ledgerchat.query.search.MessageHits;
import io.ledgerchat.query.search.MessageHits.MessageHit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Searches messages with filters, page by page (docs/openapi.yaml). What the owner cannot see is left out. */
@Component
class MessageSearch {
    /** Conversations that a search is narrowed to, the latest ones. */
    private static final int WIDEST_SCOPE = 10_000;

    private final Queries queries;

    MessageSearch(Queries queries) {
        this.queries = queries;
    }

    Map<String, Object> search(AccountId owner, String question, SearchRequest request) {
        var scope = scope(owner, request);
        boolean nowhere = scope != null && scope.isEmpty();
        var page = nowhere
                ? new MessageHits(List.of(), false)
                : queries.one(
                        new FindMessageHits(
                                owner,
                                question,
                                new FindMessageHits.Filter(
                                        request.from(),
                                        request.to(),
                                        request.byPerson(),
                                        request.text("attachment"),
                                        scope),
                                request.offset(),
                                request.limit(),
                                request.highlights()),
                        MessageHits.class);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("messages", shown(owner, page.hits(), request));
        answer.put("nextCursor", page.more() ? Integer.toString(request.offset() + request.limit()) : null);
        return answer;
    }

    private @Nullable List<ConversationId> scope(AccountId owner, SearchRequest request) {
        return request.isAboutConversations()
                ? queries.list(
                        new FindConversationScope(
                                owner,
                                request.archived(),
                                request.tags(),
                                request.project(),
                                request.text("endpoint"),
                                request.text("model"),
                                request.text("agent"),
                                WIDEST_SCOPE),
                        ConversationId.class)
                : null;
    }

    private List<Map<String, Object>> shown(AccountId owner, List<MessageHit> hits, SearchRequest request) {
        List<MessageId> ids = hits.stream().map(MessageHit::messageId).toList();
        Map<MessageId, List<String>> marked =
                hits.stream().collect(Collectors.toMap(MessageHit::messageId, MessageHit::highlights));
        var messages = queries.list(new FindMessagesById(owner, ids), Message.class);
        Map<ConversationId, ConversationSummary> visible = queries
                .list(
                        new FindConversationsById(
                                owner,
                                messages.stream()
                                        .map(Message::conversationId)
                                        .distinct()
                                        .toList()),
                        ConversationSummary.class)
                .stream()
                .collect(Collectors.toMap(ConversationSummary::conversationId, Function.identity()));
        var shown = new ArrayList<Map<String, Object>>();
        for (var message : messages) {
            var conversation = visible.get(message.conversationId());
            if (conversation != null) {
                var document = MessageDocuments.found(message, conversation.title(), conversation.model());
                if (request.highlights()) {
                    document.put("highlights", marked.getOrDefault(message.messageId(), List.of()));
                }
                shown.add(document);
            }
        }
        return shown;
    }
}
