package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.ErrorField;
import io.ledgerchat.api.transport.FailureText;
import io.ledgerchat.command.message.EditContentPart;
import io.ledgerchat.command.message.EditMessageText;
import io.ledgerchat.command.model.TokenCounter;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.message.FindMessagesById;
import io.ledgerchat.query.message.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Edits artifacts (contract 40 §3.9). */
@RestController
@RequestMapping("/api/messages")
@ErrorField("error")
class ArtifactController {
    private final Commands commands;
    private final Queries queries;
    private final Moments moments;
    private final TokenCounter tokens;

    ArtifactController(Commands commands, Queries queries, Moments moments, TokenCounter tokens) {
        this.commands = commands;
        this.queries = queries;
        this.moments = moments;
        this.tokens = tokens;
    }

    /** A text that may hold artifacts: that of the part at {@code index}, or of the whole message. */
    private record Place(@Nullable Integer index, String text) {}

    @PostMapping("/artifact/{messageId}")
    @FailureText(value = MessageController.FAILED, json = true)
    Map<String, Object> edit(Caller caller, @PathVariable String messageId, @RequestBody JsonNode body) {
        var index = body.path("index");
        var original = body.path("original");
        var updated = body.path("updated");
        if (!index.isIntegralNumber() || index.asInt(-1) < 0 || !original.isString() || !updated.isString()) {
            throw Answer.error(400, "Invalid request parameters");
        }
        var message = find(caller, messageId).orElseThrow(() -> Answer.error(404, "Message not found"));
        int left = index.asInt();
        for (var place : places(message)) {
            var blocks = Artifacts.in(place.text());
            if (left < blocks.size()) {
                var text = replaced(place.text(), blocks.get(left), original.asString(), updated.asString());
                send(caller, message, place, text);
                return answer(find(caller, messageId).orElse(message));
            }
            left -= blocks.size();
        }
        throw Answer.error(400, "Artifact index out of bounds");
    }

    /** Clients send dollar signs escaped; what is found as it was sent is taken so. */
    private static String replaced(String text, Artifacts.Block block, String original, String updated) {
        return Artifacts.replaced(text, block, original, updated)
                .or(() -> Artifacts.replaced(text, block, plain(original), plain(updated)))
                .orElseThrow(() -> Answer.error(400, "Original content not found in target artifact"));
    }

    private static String plain(String escaped) {
        return escaped.replace("\\$", "$");
    }

    private static List<Place> places(Message message) {
        if (message.byPerson()) {
            return List.of(new Place(null, message.said()));
        }
        var places = new ArrayList<Place>();
        for (int index = 0; index < message.content().size(); index++) {
            var part = message.content().get(index);
            if ("text".equals(part.get("type")) && part.get("text") instanceof String text) {
                places.add(new Place(index, text));
            }
        }
        return places;
    }

    private void send(Caller caller, Message message, Place place, String text) {
        int count = Math.max(0, message.tokenCount() + tokens.count(text) - tokens.count(place.text()));
        commands.send(
                place.index() == null
                        ? new EditMessageText(
                                message.messageId(), message.conversationId(), caller.id(), text, count, moments.now())
                        : new EditContentPart(
                                message.messageId(),
                                message.conversationId(),
                                caller.id(),
                                place.index(),
                                text,
                                count,
                                moments.now()));
    }

    private static Map<String, Object> answer(Message message) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("conversationId", message.conversationId().value());
        if (!message.byPerson()) {
            answer.put("content", message.content());
        }
        answer.put("text", message.text());
        return answer;
    }

    private Optional<Message> find(Caller caller, String messageId) {
        return MessageId.isValid(messageId)
                ? queries
                        .list(new FindMessagesById(caller.id(), List.of(new MessageId(messageId))), Message.class)
                        .stream()
                        .findFirst()
                : Optional.empty();
    }
}
