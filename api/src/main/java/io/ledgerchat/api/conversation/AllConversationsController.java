package io.ledgerchat.api.conversation;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.command.ViewsPassed;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.ErrorField;
import io.ledgerchat.api.transport.FailureText;
import io.ledgerchat.command.conversation.ArchiveConversation;
import io.ledgerchat.command.conversation.ConversationCommand;
import io.ledgerchat.command.conversation.DeleteConversation;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.query.conversation.Conversation;
import io.ledgerchat.query.conversation.FindConversation;
import io.ledgerchat.query.conversation.FindOwnedConversationIds;
import io.ledgerchat.query.conversation.FindOwnedConversationIds.Which;
import io.ledgerchat.query.message.CountMessages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Deletes conversations, and archives or deletes all of them at once (contract 40 §2.6, §2.8, §2.9). */
@RestController
@RequestMapping("/api/convos")
@ErrorField("error")
class AllConversationsController {
    private static final String CLEAR_FAILED = "Error clearing conversations";
    private static final int PORTION = 1000;

    private final Commands commands;
    private final ViewsPassed views;
    private final Queries queries;
    private final Moments moments;

    AllConversationsController(Commands commands, ViewsPassed views, Queries queries, Moments moments) {
        this.commands = commands;
        this.views = views;
        this.queries = queries;
        this.moments = moments;
    }

    @PostMapping("/archive/all")
    @FailureText("Error archiving all conversations")
    Map<String, Object> archiveAll(Caller caller) {
        var at = moments.now();
        var ids = owned(caller, Which.LISTED);
        sendEach(ids, id -> new ArchiveConversation(id, caller.id(), at));
        return Map.of("archivedCount", ids.size());
    }

    /** Unlike the reference it never takes a request that names no conversation for one that means all. */
    @DeleteMapping
    @FailureText(CLEAR_FAILED)
    ResponseEntity<Object> delete(Caller caller, @RequestBody JsonNode body) {
        var request = ChangeRequest.of(body);
        var id = request.text("conversationId");
        if (id.isEmpty()) {
            return withoutConversation(request);
        }
        var conversation = Optional.of(id)
                .filter(ConversationId::isValid)
                .flatMap(known -> queries.optional(
                        new FindConversation(caller.id(), new ConversationId(known)), Conversation.class))
                .map(Conversation::conversationId)
                .orElseThrow(() -> new Answer(500, CLEAR_FAILED));
        long messages = queries.one(new CountMessages(caller.id(), List.of(conversation)), Long.class);
        commands.send(new DeleteConversation(conversation, caller.id(), "owner", moments.now()));
        return ResponseEntity.status(HttpStatus.CREATED).body(deleted(List.of(conversation), messages));
    }

    private static ResponseEntity<Object> withoutConversation(ChangeRequest request) {
        if (request.text("source").equals("button")) {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                    .body("No conversationId provided");
        }
        boolean empty = List.of("source", "thread_id", "endpoint").stream()
                .allMatch(name -> request.text(name).isEmpty());
        throw Answer.error(400, empty ? "no parameters provided" : "conversationId is required");
    }

    @DeleteMapping("/all")
    @FailureText(CLEAR_FAILED)
    ResponseEntity<Object> deleteAll(Caller caller) {
        var at = moments.now();
        var ids = owned(caller, Which.ALL);
        if (ids.isEmpty()) {
            throw new Answer(500, CLEAR_FAILED);
        }
        long messages = queries.one(new CountMessages(caller.id(), ids), Long.class);
        sendEach(ids, id -> new DeleteConversation(id, caller.id(), "owner", at));
        return ResponseEntity.status(HttpStatus.CREATED).body(deleted(ids, messages));
    }

    /** All of them, also one that was begun a moment ago. */
    private List<ConversationId> owned(Caller caller, Which which) {
        views.await();
        var ids = new ArrayList<ConversationId>();
        List<ConversationId> portion;
        do {
            portion = queries.list(
                    new FindOwnedConversationIds(caller.id(), which, ids.isEmpty() ? null : ids.getLast(), PORTION),
                    ConversationId.class);
            ids.addAll(portion);
        } while (portion.size() == PORTION);
        return ids;
    }

    /** One after the other, waiting for the views once. If one fails, asking again does the rest. */
    private void sendEach(List<ConversationId> ids, Function<ConversationId, ConversationCommand> command) {
        ids.stream().map(command).forEach(commands::sendWithoutWaiting);
        views.await();
    }

    private static Map<String, Object> deleted(List<ConversationId> conversations, long messages) {
        var body = new LinkedHashMap<String, Object>();
        body.put("acknowledged", true);
        body.put("deletedCount", conversations.size());
        body.put("messages", Map.of("acknowledged", true, "deletedCount", messages));
        body.put(
                "conversationIds",
                conversations.stream().map(ConversationId::value).toList());
        return body;
    }
}
