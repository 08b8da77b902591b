package io.ledgerchat.api.command;

import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What cannot be decided yet can be asked for once more. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ViewsBehindAnswers {
    @ExceptionHandler
    ResponseEntity<Map<String, String>> behind(ViewsBehind behind) {
        String said = "The server is catching up. Please try again.";
        return ResponseEntity.status(503).header("Retry-After", "2").body(Map.of("error", said, "message", said));
    }
}
