package io.ledgerchat.api.limit;

import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a limiter answers on routes that have no form of their own for it. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class LimitAnswers {
    @ExceptionHandler(TooManyRequests.class)
    ResponseEntity<Map<String, String>> tooMany(TooManyRequests refused) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .body(Map.of("message", String.valueOf(refused.getMessage())));
    }
}
