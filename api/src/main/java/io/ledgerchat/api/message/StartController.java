package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes turns of conversations (contract 30 §3, §4). The path names an endpoint, too, but the body decides. */
@RestController
class StartController {
    private static final byte[] UNREADABLE =
            "event: error\ndata: {\"text\":\"Error parsing conversation\"}\n\n".getBytes(StandardCharsets.UTF_8);

    private final TurnStart turns;

    StartController(TurnStart turns) {
        this.turns = turns;
    }

    @PostMapping({"/api/agents/chat", "/api/agents/chat/{endpoint}"})
    ResponseEntity<Map<String, Object>> start(Caller caller, @RequestBody JsonNode body) {
        return ResponseEntity.ok()
                .header(Protocol.HEADER, String.valueOf(Protocol.VERSION))
                .body(turns.start(caller, TurnRequest.read(body)));
    }

    @ExceptionHandler
    void unreadable(UnreadableTurn turn, HttpServletResponse response) throws IOException {
        response.getOutputStream().write(UNREADABLE);
    }
}
