package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes turns of conversations (contract 30 §3, §4). The path names an endpoint, too, but the body decides. */
@RestController
class StartController {
    private final TurnStart turns;
    private final TurnLimits limits;
    private final TurnFiling filing;

    StartController(TurnStart turns, TurnLimits limits, TurnFiling filing) {
        this.turns = turns;
        this.limits = limits;
        this.filing = filing;
    }

    @PostMapping({"/api/agents/chat", "/api/agents/chat/{endpoint}"})
    Map<String, Object> start(
            Caller caller, @RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response) {
        limits.check(caller, request, response);
        var started = turns.start(caller, TurnRequest.read(body));
        if (started.illegalModel()) {
            limits.illegalModel(caller, request, response);
        }
        filing.file(caller, body, started.answer());
        return started.answer();
    }

    /** Without a content type, as clients expect it of this answer. */
    @ExceptionHandler
    void unreadable(UnreadableTurn turn, HttpServletResponse response) throws IOException {
        String block = "event: error\ndata: {\"text\":\"" + turn.getMessage() + "\"}\n\n";
        response.getOutputStream().write(block.getBytes(StandardCharsets.UTF_8));
    }
}
