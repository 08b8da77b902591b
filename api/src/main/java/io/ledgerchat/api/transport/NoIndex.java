package io.ledgerchat.api.transport;

import io.ledgerchat.api.configuration.Settings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Asks search engines to stay away, unless {@code NO_INDEX} says otherwise. */
@Component
@Order(FilterOrder.NO_INDEX)
class NoIndex extends OncePerRequestFilter {
    private final boolean asked;

    NoIndex(Settings settings) {
        this.asked = settings.transport().noIndex();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (asked) {
            response.setHeader("X-Robots-Tag", "noindex");
        }
        chain.doFilter(request, response);
    }
}
