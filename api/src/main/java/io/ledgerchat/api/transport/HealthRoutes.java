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

/**
 * {@code /health}, {@code /livez} and {@code /readyz}: answered before anything else, so that a probe needs no account, meets
 * no limit and leaves no trace (contract 00 §2).
 */
@Component
@Order(FilterOrder.HEALTH)
class HealthRoutes extends OncePerRequestFilter {
    private final ApplicationAvailability availability;

    HealthRoutes(ApplicationAvailability availability) {
        this.availability = availability;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean reading = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        switch (reading ? Paths.of(request) : "") {
            case "/health", "/livez" -> PlainAnswers.text(response, 200, "OK");
            case "/readyz" -> readiness(response);
            default -> chain.doFilter(request, response);
        }
    }

    private void readiness(HttpServletResponse response) throws IOException {
        boolean ready = availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
        PlainAnswers.text(response, ready ? 200 : 503, ready ? "OK" : "NOT_READY");
    }
}
