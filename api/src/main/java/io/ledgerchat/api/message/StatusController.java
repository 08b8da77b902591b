package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.command.message.LiveReplies;
import io.ledgerchat.command.message.LiveReply;
import io.ledgerchat.event.conversation.ConversationId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What runs for a caller (contract 30 §9.1, §9.2). */
@RestController
class StatusController {
    private final LiveReplies replies;

    StatusController(LiveReplies replies) {
        this.replies = replies;
    }

    @GetMapping("/api/agents/chat/status/{conversationId}")
    Map<String, Object> status(Caller caller, @PathVariable String conversationId) {
        var running = Optional.of(conversationId)
                .filter(ConversationId::isValid)
                .flatMap(id -> replies.find(new ConversationId(id)))
                .filter(LiveReply::isRunning);
        if (running.isPresent() && !running.get().head().owner().equals(caller.id())) {
            throw Protocol.error(403, "Unauthorized");
        }
        return running.map(StatusController::active).orElseGet(() -> Protocol.versioned(Map.of("active", false)));
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
                replies.runningFor(caller.id()).stream()
                        .map(reply -> reply.head().conversationId().value())
                        .toList());
    }
}
