package io.ledgerchat.api.transport;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Catches what filters and the container would otherwise turn into a page of their own. */
@Component
@Order(FilterOrder.LAST_RESORT)
class LastResort extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException failure) {
            if (ClientGone.says(failure)) {
                return; // nobody is left to answer
            }
            if (response.isCommitted()) {
                throw failure;
            }
            Failures.log(request, failure);
            response.reset();
            PlainAnswers.text(response, 500, Failures.TEXT);
        }
    }
}
