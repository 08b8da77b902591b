package io.ledgerchat.api.conversation;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.FailureText;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.conversation.Conversation;
import io.ledgerchat.query.conversation.FindConversation;
import io.ledgerchat.query.message.FindMessages;
import io.ledgerchat.query.message.Message;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Forks and duplicates conversations (contract 40 §2.11, §2.12); what cannot be copied is a failure there. */
@RestController
@RequestMapping("/api/convos")
class ForkController {
    private static final String FORK_FAILED = "Error forking conversation";
    private static final String DUPLICATE_FAILED = "Error duplicating conversation";

    private final Queries queries;
    private final ConversationCopies copies;
    private final RateLimits limits;

    ForkController(Queries queries, ConversationCopies copies, RateLimits limits) {
        this.queries = queries;
        this.copies = copies;
        this.limits = limits;
    }

    @PostMapping("/fork")
    @FailureText(FORK_FAILED)
    Map<String, Object> fork(
            Caller caller, @RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.FORK, request, response, caller.id());
        var source = find(caller, body, FORK_FAILED);
        var tree = new ForkSelection(messages(caller, source));
        var target = message(body, "messageId");
        if (body.path("splitAtTarget").asBoolean(false)) {
            tree = target.map(tree::from).orElse(tree);
            target = Optional.of(message(body, "latestMessageId").orElseThrow(() -> new Answer(500, FORK_FAILED)));
        }
        var option = body.path("option").isString() ? body.path("option").asString() : null;
        var selection = tree;
        List<Message> taken =
                target.map(message -> selection.select(option, message)).orElse(List.of());
        return copies.ofOwn(caller, source, source.title() == null ? "" : source.title(), "fork", taken);
    }

    @PostMapping("/duplicate")
    @ResponseStatus(HttpStatus.CREATED)
    @FailureText(DUPLICATE_FAILED)
    Map<String, Object> duplicate(
            Caller caller, @RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.FORK, request, response, caller.id());
        var source = find(caller, body, DUPLICATE_FAILED);
        var messages = messages(caller, source);
        if (messages.isEmpty()) {
            throw new Answer(500, DUPLICATE_FAILED);
        }
        var taken = new ForkSelection(messages).toTheLevelOf(messages.getLast().messageId());
        var title =
                body.path("title").isString() ? body.path("title").asString().strip() : "";
        if (title.isEmpty()) {
            title = source.title() == null ? "" : source.title();
        }
        return copies.ofOwn(caller, source, title, "duplicate", taken);
    }

    private Conversation find(Caller caller, JsonNode body, String failure) {
        return Optional.of(body.path("conversationId"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(ConversationId::isValid)
                .flatMap(id ->
                        queries.optional(new FindConversation(caller.id(), new ConversationId(id)), Conversation.class))
                .orElseThrow(() -> new Answer(500, failure));
    }

    private List<Message> messages(Caller caller, Conversation conversation) {
        return queries.list(new FindMessages(caller.id(), conversation.conversationId()), Message.class);
    }

    private static Optional<MessageId> message(JsonNode body, String name) {
        return Optional.of(body.path(name))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(MessageId::isValid)
                .map(MessageId::new);
    }
}
