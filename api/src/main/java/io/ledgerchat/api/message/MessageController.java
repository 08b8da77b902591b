package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.ErrorField;
import io.ledgerchat.api.transport.FailureText;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.message.DeleteMessage;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.message.FindMessage;
import io.ledgerchat.query.message.FindMessages;
import io.ledgerchat.query.message.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Shows, edits, saves and deletes the messages of one conversation (contract 40 §3.1, §3.3 to §3.5, §3.7). */
@RestController
@RequestMapping("/api/messages")
@ErrorField("error")
class MessageController {
    static final String FAILED = "Internal server error";
    private final Queries queries;
    private final Commands commands;
    private final Moments moments;
    private final ConversationGuard guard;
    private final MessageEdits edits;
    private final MessageSaving saving;

    MessageController(
            Queries queries,
            Commands commands,
            Moments moments,
            ConversationGuard guard,
            MessageEdits edits,
            MessageSaving saving) {
        this.queries = queries;
        this.commands = commands;
        this.moments = moments;
        this.guard = guard;
        this.edits = edits;
        this.saving = saving;
    }

    @GetMapping("/{conversationId}")
    @FailureText(value = FAILED, json = true)
    List<Map<String, Object>> all(Caller caller, @PathVariable String conversationId) {
        if (conversationId.equals(ConversationGuard.NEW)) {
            return List.of();
        }
        return guard
                .requireOwnedOrLive(caller, conversationId)
                .flatMap(conversation -> queries.written(() -> messages(caller, conversation)))
                .stream()
                .flatMap(List::stream)
                .map(MessageDocuments::shown)
                .toList();
    }

    /** Empty when there are none, or none yet: the conversation is known as soon as one view has passed its beginning. */
    private Optional<List<Message>> messages(Caller caller, ConversationId conversation) {
        return Optional.of(queries.list(new FindMessages(caller.id(), conversation), Message.class))
                .filter(found -> !found.isEmpty());
    }

    @GetMapping("/{conversationId}/{messageId}")
    @FailureText(value = FAILED, json = true)
    List<Map<String, Object>> one(Caller caller, @PathVariable String conversationId, @PathVariable String messageId) {
        if (conversationId.equals(ConversationGuard.NEW)) {
            return List.of();
        }
        var conversation = guard.requireOwned(caller, conversationId);
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
        ConversationGuard.requireSame(conversationId, body);
        if (conversationId.equals(ConversationGuard.NEW)) {
            return List.of();
        }
        var conversation = guard.requireOwned(caller, conversationId);
        return MessageDocuments.edited(edits.make(caller.id(), conversation, messageId, body));
    }

    @PostMapping("/{conversationId}")
    @FailureText(value = FAILED, json = true)
    ResponseEntity<Object> save(Caller caller, @PathVariable String conversationId, @RequestBody JsonNode body) {
        ConversationGuard.requireSame(conversationId, body);
        if (conversationId.equals(ConversationGuard.NEW)) {
            return ResponseEntity.ok(List.of());
        }
        var conversation = guard.requireOwned(caller, conversationId);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(MessageDocuments.whole(saving.save(caller, conversation, body)));
    }

    /** What is not there is as good as deleted; what hangs below it stays. */
    @DeleteMapping("/{conversationId}/{messageId}")
    @FailureText(value = FAILED, json = true)
    ResponseEntity<Object> delete(Caller caller, @PathVariable String conversationId, @PathVariable String messageId) {
        if (conversationId.equals(ConversationGuard.NEW)) {
            return ResponseEntity.ok(List.of());
        }
        var conversation = guard.requireOwned(caller, conversationId);
        if (MessageId.isValid(messageId)) {
            try {
                commands.send(new DeleteMessage(new MessageId(messageId), conversation, caller.id(), moments.now()));
            } catch (AggregateNotFoundException unknown) {
                return ResponseEntity.noContent().build();
            } catch (Refusal refusal) {
                if (refusal.code() != Refusal.Code.NOT_FOUND) {
                    throw refusal;
                }
            }
        }
        return ResponseEntity.noContent().build();
    }
}
