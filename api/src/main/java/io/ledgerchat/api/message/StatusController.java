package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.command.message.LiveReplies;
import io.ledgerchat.command.message.LiveReply;
import io.ledgerchat.command.message.ReplyLeases.Held;
import io.ledgerchat.event.conversation.ConversationId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What runs for a caller (contract 30 §9.1, §9.2). */
@RestController
class StatusController {
    private static final String ROUTE = "/api/agents/chat/status/";

    private final LiveReplies replies;

    private final OtherNodes nodes;
    private final JsonMapper json;

    StatusController(LiveReplies replies, OtherNodes nodes, JsonMapper json) {
        this.replies = replies;
        this.nodes = nodes;
        this.json = json;
    }

    @GetMapping(ROUTE + "{conversationId}")
    ResponseEntity<Object> status(Caller caller, @PathVariable String conversationId, HttpServletRequest request) {
        var running = Optional.of(conversationId)
                .filter(ConversationId::isValid)
                .flatMap(id -> replies.find(new ConversationId(id)))
                .filter(LiveReply::isRunning);
        if (running.isPresent() && !running.get().head().owner().equals(caller.id())) {
            throw Protocol.error(403, "Unauthorized");
        }
        if (running.isPresent()) {
            return ResponseEntity.ok(active(running.get()));
        }
        return nodes.runs(conversationId, caller, request)
                .map(held -> elsewhere(held, conversationId, request))
                .orElseGet(() -> ResponseEntity.ok(Protocol.versioned(Map.of("active", false))));
    }

    private ResponseEntity<Object> elsewhere(Held held, String conversation, HttpServletRequest request) {
        try {
            var answer = nodes.ask(held, ROUTE + conversation, request, new byte[0]);
            return ResponseEntity.status(answer.statusCode()).body(json.readTree(nodes.read(answer)));
        } catch (OtherNodes.Unreachable gone) {
            return ResponseEntity.status(503)
                    .header("Retry-After", "1")
                    .body(Protocol.versioned(Map.of("code", "SERVER_NOT_READY")));
        }
    }

    private static Map<String, Object> active(LiveReply reply) {
        var state = ReplyFrameJson.resumeState(reply.stream().snapshot());
        var body = new LinkedHashMap<String, Object>();
        body.put("active", true);
        body.put(Protocol.FIELD, Protocol.VERSION);
        body.put("streamId", reply.head().conversationId().value());
        body.put("status", "running");
        body.put("aggregatedContent", state.getOrDefault("aggregatedContent", List.of()));
        body.put("createdAt", reply.head().generation());
        body.put("resumeState", state);
        return body;
    }

    @GetMapping("/api/agents/chat/active")
    Map<String, Object> active(Caller caller) {
        return Map.of(
                "activeJobIds",
                Stream.concat(
                                nodes.runningFor(caller).stream(),
                                replies.runningFor(caller.id()).stream()
                                        .map(reply -> reply.head().conversationId()))
                        .map(ConversationId::value)
                        .distinct()
                        .toList());
    }
}
