package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.ErrorField;
import io.ledgerchat.api.transport.FailureText;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.message.RateMessage;
import io.ledgerchat.command.message.WithdrawRating;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.MessageId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes what readers think of replies (contract 40 §3.6). */
@RestController
@ErrorField("error")
class FeedbackController {
    private static final String FAILED = "Failed to update feedback";
    private static final int LONGEST_TEXT = 10_000;
    private static final Map<String, List<String>> TAGS = Map.of(
            "thumbsDown",
            List.of(
                    "not_matched",
                    "inaccurate",
                    "bad_style",
                    "missing_image",
                    "unjustified_refusal",
                    "not_helpful",
                    "other"),
            "thumbsUp",
            List.of("accurate_reliable", "creative_solution", "clear_well_written", "attention_to_detail"));

    private final Commands commands;
    private final Moments moments;
    private final ConversationGuard guard;

    FeedbackController(Commands commands, Moments moments, ConversationGuard guard) {
        this.commands = commands;
        this.moments = moments;
        this.guard = guard;
    }

    @PutMapping("/api/messages/{conversationId}/{messageId}/feedback")
    @FailureText(value = FAILED, json = true)
    Object rate(
            Caller caller,
            @PathVariable String conversationId,
            @PathVariable String messageId,
            @RequestBody JsonNode body) {
        ConversationGuard.requireSame(conversationId, body);
        if (conversationId.equals(ConversationGuard.NEW)) {
            return List.of();
        }
        var conversation = guard.requireOwned(caller, conversationId);
        var feedback = body.path("feedback");
        boolean withdrawn = feedback.isMissingNode() || feedback.isNull();
        var shown = withdrawn ? null : shown(feedback);
        if (!MessageId.isValid(messageId)) {
            throw Answer.error(500, FAILED);
        }
        var id = new MessageId(messageId);
        send(
                shown == null
                        ? new WithdrawRating(id, conversation, caller.id(), moments.now())
                        : rating(caller, conversation, id, shown));
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("messageId", messageId);
        answer.put("conversationId", conversationId);
        answer.put("feedback", shown);
        return answer;
    }

    private RateMessage rating(Caller caller, ConversationId conversation, MessageId id, Map<String, String> feedback) {
        return new RateMessage(
                id,
                conversation,
                caller.id(),
                String.valueOf(feedback.get("rating")),
                feedback.get("tag"),
                feedback.get("text"),
                moments.now());
    }

    private static Map<String, String> shown(JsonNode feedback) {
        var rating = feedback.path("rating").asString("");
        var tags = TAGS.get(rating);
        if (!feedback.isObject() || tags == null) {
            throw invalid();
        }
        var shown = new LinkedHashMap<String, String>();
        shown.put("rating", rating);
        for (String name : List.of("tag", "text")) {
            var value = feedback.path(name);
            if (value.isString() && value.asString().length() <= LONGEST_TEXT) {
                shown.put(name, value.asString());
            } else if (!value.isMissingNode() && !value.isNull()) {
                throw invalid();
            }
        }
        if (shown.containsKey("tag") && !tags.contains(shown.get("tag"))) {
            throw invalid();
        }
        return shown;
    }

    private static Answer invalid() {
        return Answer.error(400, "Invalid feedback");
    }

    /** The contract knows no other answer for a message that is not there. */
    private void send(Object command) {
        try {
            commands.send(command);
        } catch (AggregateNotFoundException unknown) {
            throw Answer.error(500, FAILED);
        } catch (Refusal refusal) {
            throw refusal.code() == Refusal.Code.NOT_FOUND ? Answer.error(500, FAILED) : refusal;
        }
    }
}
