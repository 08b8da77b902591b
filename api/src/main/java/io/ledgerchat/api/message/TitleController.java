package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.message.FreshTitles;
import io.ledgerchat.command.message.ReplyLeases.Held;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.query.conversation.Conversation;
import io.ledgerchat.query.conversation.FindConversation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands out the title of a new conversation, waiting for it while it is being made, here or on the node that runs the reply
 * (contract 40 §2.3).
 */
@RestController
class TitleController {
    private static final Duration PATIENCE = Duration.ofMillis(15_500);

    private static final String ROUTE = "/api/convos/gen_title/";
    private static final String UNTITLED = "New Chat";

    private final FreshTitles titles;
    private final Queries queries;
    private final OtherNodes nodes;
    private final JsonMapper json;

    TitleController(FreshTitles titles, Queries queries, OtherNodes nodes, JsonMapper json) {
        this.titles = titles;
        this.queries = queries;
        this.nodes = nodes;
        this.json = json;
    }

    @GetMapping(ROUTE + "{conversationId}")
    ResponseEntity<Object> title(Caller caller, @PathVariable String conversationId, HttpServletRequest request)
            throws InterruptedException {
        if (!ConversationId.isValid(conversationId)) {
            throw notFound();
        }
        var id = new ConversationId(conversationId);
        var title = titles.take(caller.id(), id, PATIENCE).or(() -> recorded(caller, id));
        return title.isPresent()
                ? ResponseEntity.ok(Map.of("title", title.get()))
                : runs(conversationId, caller, request)
                        .map(held -> elsewhere(held, conversationId, request))
                        .orElseGet(() -> late(caller, id));
    }

    /** Another node may have made it. */
    private Optional<String> recorded(Caller caller, ConversationId id) {
        return queries.optional(new FindConversation(caller.id(), id), Conversation.class)
                .map(Conversation::title)
                .filter(title -> !title.isBlank() && !title.equals(UNTITLED));
    }

    /** It may have been recorded since the reply ended, and the views not have passed it yet. */
    private ResponseEntity<Object> late(Caller caller, ConversationId id) {
        var title = queries.written(() -> recorded(caller, id)).orElseThrow(TitleController::notFound);
        return ResponseEntity.ok(Map.of("title", title));
    }

    /** Strangers are not told that a reply runs. */
    private Optional<Held> runs(String conversation, Caller caller, HttpServletRequest request) {
        try {
            return nodes.runs(conversation, caller, request);
        } catch (Answer stranger) {
            throw notFound();
        }
    }

    private ResponseEntity<Object> elsewhere(Held held, String conversation, HttpServletRequest request) {
        try {
            var answer = nodes.ask(held, ROUTE + conversation, request, new byte[0]);
            return ResponseEntity.status(answer.statusCode()).body(json.readTree(nodes.read(answer)));
        } catch (OtherNodes.Unreachable gone) {
            throw notFound();
        }
    }

    private static Answer notFound() {
        return Answer.message(404, "Title not found or method not implemented for the conversation's endpoint");
    }
}
