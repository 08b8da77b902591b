package io.ledgerchat.api.account;

import io.ledgerchat.command.account.BusyException;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Too many sign-ins at once: come back in a moment. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class BusyAnswers {
    @ExceptionHandler
    ResponseEntity<Map<String, String>> busy(BusyException busy) {
        return ResponseEntity.status(503)
                .header("Retry-After", "5")
                .body(Map.of("message", "Too many people are signing in. Please try again."));
    }
}
