package io.ledgerchat.api.transport;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Names every request: by the caller's {@code X-Request-Id} when that is a sane word, else by a new one. The name goes into
 * the answer, into log lines and, by the request attribute {@link #ATTRIBUTE}, into the metadata of what is recorded.
 */
@Component
@Order(FilterOrder.REQUEST_ID)
public class RequestId extends OncePerRequestFilter {
    /** Under which the id is a request attribute and in the logging context. */
    public static final String ATTRIBUTE = "requestId";

    private static final String HEADER = "X-Request-Id";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    /** The id of this request. */
    public static Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(ATTRIBUTE));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String given = request.getHeader(HEADER);
        String id = given != null && SANE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(HEADER, id);
        try (var named = MDC.putCloseable(ATTRIBUTE, id)) {
            assert named != null;
            chain.doFilter(request, response);
        }
    }
}
