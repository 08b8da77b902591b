package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.ViewsPassed;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.message.LiveReplies;
import io.ledgerchat.command.message.LiveReply;
import io.ledgerchat.command.message.ReplyLeases.Held;
import io.ledgerchat.command.message.StopReply;
import io.ledgerchat.event.conversation.ConversationId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stops a running reply; what was produced is kept and can be read when this answers (contract 30 §9.3). */
@RestController
class StopController {
    private static final String ROUTE = "/api/agents/chat/abort";

    /** What a node needs that waits for another one, beyond what that one waits itself. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(10);

    private final LiveReplies replies;
    private final Commands commands;
    private final ViewsPassed views;
    private final OtherNodes nodes;
    private final JsonMapper json;
    private final Duration patience;

    StopController(
            LiveReplies replies,
            Commands commands,
            ViewsPassed views,
            OtherNodes nodes,
            JsonMapper json,
            @Value("${ledgerchat.replies.stop-wait:PT5S}") Duration patience) {
        this.replies = replies;
        this.commands = commands;
        this.views = views;
        this.nodes = nodes;
        this.json = json;
        this.patience = patience;
    }

    @PostMapping(ROUTE)
    ResponseEntity<?> abort(Caller caller, @RequestBody JsonNode body, HttpServletRequest request) {
        var target = StopTarget.read(body);
        var conversation = conversation(caller, target);
        if (replies.find(conversation).filter(LiveReply::isRunning).isEmpty()) {
            var held = nodes.runs(conversation.value(), caller, request);
            if (held.isPresent()) {
                try {
                    return elsewhere(held.get(), conversation, target, request);
                } catch (OtherNodes.Unreachable silent) {
                    // Asked by its lease below: whoever takes that over ends the reply.
                }
            }
        }
        switch (stop(caller, conversation, target)) {
            case NOT_RUNNING -> throw notFound(target.asked());
            case OTHER_GENERATION -> throw Protocol.code(409, "RUN_REPLACED");
            case STOPPING -> {}
        }
        boolean ended = replies.find(conversation).map(this::ended).orElse(true);
        if (!ended) {
            return ResponseEntity.status(409)
                    .header("Retry-After", "1")
                    .body(Protocol.versioned(Map.of("code", "RUN_STILL_ACTIVE")));
        }
        views.await();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("success", true);
        answer.put("aborted", conversation.value());
        return ResponseEntity.ok(Protocol.versioned(answer));
    }

    private ResponseEntity<?> elsewhere(
            Held held, ConversationId conversation, StopTarget target, HttpServletRequest request)
            throws OtherNodes.Unreachable {
        var same = new LinkedHashMap<String, Object>();
        same.put("conversationId", conversation.value());
        target.generation().ifPresent(generation -> same.put("generationCreatedAt", generation));
        var answer = nodes.ask(held, ROUTE, request, json.writeValueAsBytes(same), patience.plus(ON_THE_WAY));
        var told = json.readTree(nodes.read(answer));
        views.await();
        return ResponseEntity.status(answer.statusCode()).body(told);
    }

    private ConversationId conversation(Caller caller, StopTarget target) {
        if (!target.isNew()) {
            return target.conversation().orElseThrow(() -> notFound(target.asked()));
        }
        var running = new ArrayList<>(nodes.runningFor(caller));
        replies.runningFor(caller.id())
                .forEach(reply -> running.add(reply.head().conversationId()));
        if (running.size() > 1) {
            throw Protocol.code(409, "AMBIGUOUS_ACTIVE_RUN");
        }
        return running.stream().findFirst().orElseThrow(() -> notFound(target.asked()));
    }

    private StopReply.Outcome stop(Caller caller, ConversationId conversation, StopTarget target) {
        try {
            return commands.sendWithoutWaiting(
                    new StopReply(conversation, caller.id(), target.generation().orElse(null)));
        } catch (Refusal refusal) {
            throw Protocol.error(403, "Unauthorized");
        }
    }

    private boolean ended(LiveReply reply) {
        try {
            return reply.awaitEnd(patience);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Answer notFound(@Nullable String asked) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("error", "Job not found");
        body.put("streamId", asked);
        body.put(Protocol.FIELD, Protocol.VERSION);
        return new Answer(404, body);
    }
}
