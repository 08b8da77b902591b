package io.ledgerchat.api.transport;

import io.ledgerchat.command.OutOfTimeException;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.query.view.QueryOutOfTimeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.messaging.interceptors.JSR303ViolationException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * The one place where exceptions become answers (contract 00 §6): what the domain refuses, what a controller words itself,
 * what Spring refuses, and for everything else one sentence that says nothing.
 */
@RestControllerAdvice
class Errors {
    private static final String ENDPOINT_NOT_FOUND = "Endpoint not found";

    @ExceptionHandler
    ResponseEntity<Object> worded(Answer answer) {
        return answer.body() instanceof String text
                ? begun(answer.status()).contentType(html()).body(text)
                : json(answer.status(), answer.body());
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal, @Nullable HandlerMethod route) {
        HttpStatus status = switch (refusal.code()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case CONFLICT -> HttpStatus.CONFLICT;
            case INVALID -> HttpStatus.BAD_REQUEST;
        };
        return worded(status.value(), String.valueOf(refusal.getMessage()), route);
    }

    @ExceptionHandler({
        NoHandlerFoundException.class,
        NoResourceFoundException.class,
        HttpRequestMethodNotSupportedException.class
    })
    ResponseEntity<Object> unknownRoute() {
        return json(404, Map.of("message", ENDPOINT_NOT_FOUND));
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(MethodArgumentNotValidException invalid, @Nullable HandlerMethod route) {
        String text = invalid.getFieldErrors().stream()
                .map(error -> error.getField() + ": " + error.getDefaultMessage())
                .collect(Collectors.joining(" "));
        return worded(400, text.isEmpty() ? "Invalid request" : text, route);
    }

    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        MethodArgumentTypeMismatchException.class,
        ConstraintViolationException.class,
        JSR303ViolationException.class
    })
    ResponseEntity<Object> unreadable(@Nullable HandlerMethod route) {
        return worded(400, "Invalid request", route);
    }

    @ExceptionHandler
    ResponseEntity<Object> missing(AggregateNotFoundException missing, @Nullable HandlerMethod route) {
        return worded(404, "Not found", route);
    }

    @ExceptionHandler
    ResponseEntity<Object> changedMeanwhile(ConcurrencyException meanwhile, @Nullable HandlerMethod route) {
        return worded(409, "Somebody changed this at the same time. Please try again.", route);
    }

    /** Nothing was recorded; the disk or the database has too much to do. */
    @ExceptionHandler
    ResponseEntity<Object> outOfTime(
            OutOfTimeException late, HttpServletRequest request, @Nullable HandlerMethod route) {
        Failures.log(request, late);
        return later(worded(503, "The server is too busy at the moment. Please try again.", route));
    }

    /** What is asked for is too much, or the database has too much to do. */
    @ExceptionHandler
    ResponseEntity<Object> outOfTime(
            QueryOutOfTimeException late, HttpServletRequest request, @Nullable HandlerMethod route) {
        Failures.log(request, late);
        return later(worded(503, "This takes too long. Please ask for less, such as a shorter time.", route));
    }

    private static ResponseEntity<Object> later(ResponseEntity<Object> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .headers(headers -> headers.set(HttpHeaders.RETRY_AFTER, "5"))
                .body(answer.getBody());
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(MaxUploadSizeExceededException tooLarge, @Nullable HandlerMethod route) {
        return worded(413, "request entity too large", route);
    }

    /** Spring Security answers these itself, outside of the controllers. */
    @ExceptionHandler({AuthenticationException.class, AccessDeniedException.class})
    void notSignedInOrNotAllowed(RuntimeException left) {
        throw left;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(
            Exception failure,
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable HandlerMethod route) {
        if (ClientGone.says(failure)) {
            return null;
        }
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return worded(status.value(), status.getReasonPhrase(), route);
        }
        Failures.log(request, failure);
        return response.isCommitted() ? null : failed(route);
    }

    private static ResponseEntity<Object> failed(@Nullable HandlerMethod route) {
        FailureText own = route == null ? null : route.getMethodAnnotation(FailureText.class);
        if (own != null && own.json()) {
            return json(500, Map.of("error", own.value()));
        }
        return ResponseEntity.status(500).contentType(html()).body(own == null ? Failures.TEXT : own.value());
    }

    private static ResponseEntity<Object> worded(int status, String text, @Nullable HandlerMethod route) {
        ErrorField field = route == null
                ? null
                : AnnotatedElementUtils.findMergedAnnotation(route.getBeanType(), ErrorField.class);
        return json(status, Map.of(field == null ? "message" : field.value(), text));
    }

    /** Names the type, so that a client that asked for an event stream still gets its error. */
    private static ResponseEntity<Object> json(int status, Object body) {
        return begun(status)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                .body(body);
    }

    /** Who comes too early may come back soon. */
    private static ResponseEntity.BodyBuilder begun(int status) {
        var answer = ResponseEntity.status(status);
        return status == 503 ? answer.header(HttpHeaders.RETRY_AFTER, "1") : answer;
    }

    private static MediaType html() {
        return MediaType.parseMediaType("text/html;charset=utf-8");
    }
}
