package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.ViewsPassed;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.ErrorField;
import io.ledgerchat.api.transport.FailureText;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.conversation.FindConversationOwner;
import io.ledgerchat.query.message.FindMessage;
import io.ledgerchat.query.message.FindMessages;
import io.ledgerchat.query.message.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Shows and edits the messages of one conversation (contract 40 §3.1, §3.3, §3.5). */
@RestController
@RequestMapping("/api/messages")
@ErrorField("error")
class MessageController {
    static final String FAILED = "Internal server error";
    /** The id under which clients know a conversation that is not begun yet. */
    private static final String NEW = "new";

    private final Queries queries;
    private final ViewsPassed views;
    private final MessageEdits edits;

    MessageController(Queries queries, ViewsPassed views, MessageEdits edits) {
        this.queries = queries;
        this.views = views;
        this.edits = edits;
    }

    @GetMapping("/{conversationId}")
    @FailureText(value = FAILED, json = true)
    List<Map<String, Object>> all(Caller caller, @PathVariable String conversationId) {
        if (conversationId.equals(NEW)) {
            return List.of();
        }
        var conversation = requireOwned(caller, conversationId);
        return queries.list(new FindMessages(caller.id(), conversation), Message.class).stream()
                .map(MessageDocuments::shown)
                .toList();
    }

    @GetMapping("/{conversationId}/{messageId}")
    @FailureText(value = FAILED, json = true)
    List<Map<String, Object>> one(Caller caller, @PathVariable String conversationId, @PathVariable String messageId) {
        if (conversationId.equals(NEW)) {
            return List.of();
        }
        var conversation = requireOwned(caller, conversationId);
        return Optional.of(messageId)
                .filter(MessageId::isValid)
                .flatMap(id ->
                        queries.optional(new FindMessage(caller.id(), conversation, new MessageId(id)), Message.class))
                .map(MessageDocuments::shown)
                .stream()
                .toList();
    }

    @PutMapping("/{conversationId}/{messageId}")
    @FailureText(value = FAILED, json = true)
    Object edit(
            Caller caller,
            @PathVariable String conversationId,
            @PathVariable String messageId,
            @RequestBody JsonNode body) {
        requireSame(conversationId, body.path("conversationId"));
        requireSame(conversationId, body.path("message").path("conversationId"));
        if (conversationId.equals(NEW)) {
            return List.of();
        }
        var conversation = requireOwned(caller, conversationId);
        return MessageDocuments.edited(edits.make(caller.id(), conversation, messageId, body));
    }

    private static void requireSame(String conversationId, JsonNode named) {
        if (named.isString() && !named.asString().isEmpty() && !named.asString().equals(conversationId)) {
            throw Answer.error(400, "Conversation ID mismatch");
        }
    }

    /**
     * The id of a conversation of this caller. One that was begun a moment ago is known as soon as the views have passed
     * its beginning; so its first turn can be read while it runs, on any node (contract 30 §8).
     */
    private ConversationId requireOwned(Caller caller, String conversationId) {
        if (!ConversationId.isValid(conversationId)) {
            throw notFound();
        }
        var id = new ConversationId(conversationId);
        if (!isOwned(caller, id)) {
            views.await();
            if (!isOwned(caller, id)) {
                throw notFound();
            }
        }
        return id;
    }

    private boolean isOwned(Caller caller, ConversationId id) {
        return queries.optional(new FindConversationOwner(id), AccountId.class)
                .filter(caller.id()::equals)
                .isPresent();
    }

    private static Answer notFound() {
        return Answer.error(404, "Conversation not found");
    }
}
