package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.ErrorField;
import io.ledgerchat.api.transport.FailureText;
import io.ledgerchat.api.transport.QueryText;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.conversation.ConversationSummary;
import io.ledgerchat.query.conversation.FindConversationsById;
import io.ledgerchat.query.message.FindMessage;
import io.ledgerchat.query.message.FindMessagePage;
import io.ledgerchat.query.message.FindMessagePage.Sort;
import io.ledgerchat.query.message.FindMessagesById;
import io.ledgerchat.query.message.Message;
import io.ledgerchat.query.message.MessagePage;
import io.ledgerchat.query.search.SearchMessages;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists messages: page by page of one conversation, or by their words of all (contract 40 §3.2, contract 45 §2). */
@RestController
@RequestMapping("/api/messages")
@ErrorField("error")
class MessageListController {
    private static final int DEFAULT_PAGE = 25;
    private static final int LARGEST_PAGE = 1000;
    private static final int MOST_HITS = 20;
    /** Some of the hits may not be shown: those of temporary chats, and of what was deleted a moment ago. */
    private static final int HITS_LOOKED_AT = 3 * MOST_HITS;

    private final Queries queries;
    private final MessageSearch search;

    MessageListController(Queries queries, MessageSearch search) {
        this.queries = queries;
        this.search = search;
    }

    @DescribesSearch
    @GetMapping
    @FailureText(value = MessageController.FAILED, json = true)
    Map<String, Object> list(
            Caller caller, @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        var conversationId = QueryText.of(query, "conversationId");
        if (!conversationId.isEmpty()) {
            return ConversationId.isValid(conversationId)
                    ? ofConversation(caller.id(), new ConversationId(conversationId), query)
                    : answer(List.of(), null);
        }
        var words = QueryText.of(query, "search").strip();
        var request = new SearchRequest(query);
        if (!words.isEmpty() && request.isOurs()) {
            return search.search(caller.id(), words, request);
        }
        return answer(words.isEmpty() ? List.of() : found(caller.id(), words), null);
    }

    private Map<String, Object> ofConversation(
            AccountId owner, ConversationId conversation, MultiValueMap<String, String> query) {
        var messageId = QueryText.of(query, "messageId");
        if (!messageId.isEmpty()) {
            var message = MessageId.isValid(messageId)
                    ? queries.optional(new FindMessage(owner, conversation, new MessageId(messageId)), Message.class)
                    : Optional.<Message>empty();
            return answer(message.map(MessageDocuments::whole).stream().toList(), null);
        }
        var page = queries.one(
                new FindMessagePage(
                        owner,
                        conversation,
                        sort(query.getFirst("sortBy")),
                        "asc".equals(query.getFirst("sortDirection")),
                        query.getFirst("cursor"),
                        pageSize(query.getFirst("pageSize"))),
                MessagePage.class);
        return answer(page.messages().stream().map(MessageDocuments::whole).toList(), page.nextCursor());
    }

    private static Sort sort(@Nullable String key) {
        return switch (key == null ? "updatedAt" : key) {
            case "endpoint" -> Sort.ENDPOINT;
            case "updatedAt" -> Sort.UPDATED_AT;
            default -> Sort.CREATED_AT;
        };
    }

    private static int pageSize(@Nullable String text) {
        try {
            int size = text == null ? 0 : Integer.parseInt(text.strip());
            return size > 0 ? Math.min(size, LARGEST_PAGE) : DEFAULT_PAGE;
        } catch (NumberFormatException unreadable) {
            return DEFAULT_PAGE;
        }
    }

    /** In the order of the search: what fits best comes first. What the owner cannot see is left out. */
    private List<Map<String, Object>> found(AccountId owner, String words) {
        var ids = queries.list(new SearchMessages(owner, words, HITS_LOOKED_AT), MessageId.class);
        var messages = queries.list(new FindMessagesById(owner, ids), Message.class);
        var conversations =
                messages.stream().map(Message::conversationId).distinct().toList();
        Map<ConversationId, ConversationSummary> visible =
                queries.list(new FindConversationsById(owner, conversations), ConversationSummary.class).stream()
                        .collect(Collectors.toMap(ConversationSummary::conversationId, Function.identity()));
        return messages.stream()
                .filter(message -> visible.containsKey(message.conversationId()))
                .limit(MOST_HITS)
                .map(message -> {
                    var conversation = Objects.requireNonNull(visible.get(message.conversationId()));
                    return MessageDocuments.found(message, conversation.title(), conversation.model());
                })
                .toList();
    }

    private static Map<String, Object> answer(List<Map<String, Object>> messages, @Nullable String nextCursor) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("messages", messages);
        answer.put("nextCursor", nextCursor);
        return answer;
    }
}
