package io.ledgerchat.api.transport;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Answers 404 for a path or method below {@code /api} that no controller serves, even to a stranger; but below the routers
 * that authenticate as a whole a stranger gets 401 first, so there the decision is left to what follows (contract 00 §1).
 */
@Component
@Order(FilterOrder.KNOWN_ROUTES)
class KnownRoutes extends OncePerRequestFilter {
    static final String NOT_FOUND = "{\"message\":\"Endpoint not found\"}";

    private static final Set<String> AUTHENTICATE_AS_A_WHOLE = Set.of(
            "roles",
            "memories",
            "agents",
            "files",
            "assistants",
            "permissions",
            "convos",
            "messages",
            "presets",
            "projects",
            "prompts",
            "skills",
            "tags",
            "search");

    private static final Set<String> ADMIN_AREAS =
            Set.of("audit-log", "config", "grants", "groups", "insights", "langfuse", "roles", "skills", "users");

    private final ObjectProvider<RequestMappingHandlerMapping> controllers;

    KnownRoutes(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> controllers) {
        this.controllers = controllers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = Paths.of(request);
        if (!Paths.isBelow(path, "/api") || authenticatesAsAWhole(path) || isServed(request)) {
            chain.doFilter(request, response);
        } else {
            PlainAnswers.json(response, 404, NOT_FOUND);
        }
    }

    private static boolean authenticatesAsAWhole(String path) {
        String[] segments = path.split("/", 5);
        return segments.length > 2
                && (AUTHENTICATE_AS_A_WHOLE.contains(segments[2])
                        || segments.length > 3 && segments[2].equals("admin") && ADMIN_AREAS.contains(segments[3]));
    }

    /** Asks as the dispatcher will ask, and leaves the request as it was. */
    private boolean isServed(HttpServletRequest request) {
        var asked = new RehearsedRequest(request);
        ServletRequestPathUtils.parseAndCache(asked);
        try {
            return controllers.getObject().getHandler(asked) != null;
        } catch (HttpRequestMethodNotSupportedException otherMethod) {
            return false;
        } catch (Exception servedForOthers) {
            return true; // the route exists, only this body type or this Accept header is refused
        }
    }
}
