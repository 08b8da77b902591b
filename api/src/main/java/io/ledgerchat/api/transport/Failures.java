package io.ledgerchat.api.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Logs what nobody expected: the request's id, its route and where in the code it happened. Never a message of an exception
 * and never a path as it came, because both can hold what people wrote.
 */
final class Failures {
    static final String TEXT = "An unknown error occurred.";

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int FRAMES = 16;

    private Failures() {}

    static void log(HttpServletRequest request, Throwable failure) {
        if (LOG.isErrorEnabled()) {
            LOG.error(
                    "Request {} failed: {} {}: {}",
                    RequestId.of(request).orElse("?"),
                    request.getMethod(),
                    request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
                    describe(failure));
        }
    }

    /** Classes and lines of the whole chain of causes. */
    static String describe(Throwable failure) {
        Set<Throwable> chain = new LinkedHashSet<>();
        for (Throwable cause = failure; cause != null && chain.add(cause); ) {
            cause = cause.getCause();
        }
        return chain.stream()
                .map(cause -> cause.getClass().getName()
                        + Stream.of(cause.getStackTrace())
                                .limit(FRAMES)
                                .map(frame -> "\n\tat " + frame)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\ncaused by "));
    }
}
