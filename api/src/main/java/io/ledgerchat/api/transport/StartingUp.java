package io.ledgerchat.api.transport;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** While the start is not finished, no new reply begins; stopping one is always possible (contract 00 §2). */
@Component
@Order(FilterOrder.STARTING_UP)
class StartingUp extends OncePerRequestFilter {
    static final String BODY =
            "{\"code\":\"SERVER_NOT_READY\",\"error\":\"Server is still starting. Please retry shortly.\"}";

    private final ApplicationAvailability availability;

    StartingUp(ApplicationAvailability availability) {
        this.availability = availability;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if ("POST".equals(request.getMethod()) && startsReply(Paths.of(request)) && !isReady()) {
            response.setHeader("Retry-After", "1");
            PlainAnswers.json(response, 503, BODY);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean startsReply(String path) {
        return Paths.isBelow(path, "/api/agents/chat") && !path.equals("/api/agents/chat/abort");
    }

    private boolean isReady() {
        return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
    }
}
