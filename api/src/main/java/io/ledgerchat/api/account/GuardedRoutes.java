package io.ledgerchat.api.account;

import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.limit.Violations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Below agents, files, assistants and permissions the banned are turned away and, where the operator wants it, clients that
 * are no browser (contract 00 §10). The start of a chat words its ban itself.
 */
@Configuration(proxyBeanMethods = false)
class GuardedRoutes implements HandlerInterceptor, WebMvcConfigurer {
    private static final String[] GUARDED = {
        "/api/agents/**", "/api/files/**", "/api/assistants/**", "/api/permissions/**"
    };
    private static final String[] NOT_GUARDED = {"/api/agents/v1/**"};
    private static final String CHAT = "/api/agents/chat";
    private static final Pattern BROWSER =
            Pattern.compile("Mozilla/\\d.*(Chrome|CriOS|Chromium|Firefox|FxiOS|Safari|Edg|OPR|Opera|Trident)[/ ]?.*");
    private static final byte[] ILLEGAL_REQUEST =
            "event: error\ndata: {\"message\":\"Illegal request\"}\n\n".getBytes(StandardCharsets.UTF_8);

    private final BanCheck bans;
    private final Violations violations;
    private final boolean browsersOnly;
    private final int nonBrowserScore;

    GuardedRoutes(BanCheck bans, Violations violations, Settings settings) {
        this.bans = bans;
        this.violations = violations;
        this.browsersOnly = settings.transport().browsersOnly();
        this.nonBrowserScore = settings.bans().nonBrowserScore();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(GUARDED).excludePathPatterns(NOT_GUARDED);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller)) {
            return true;
        }
        if (!request.getRequestURI().startsWith(CHAT)) {
            bans.refuseBanned(request, caller.id());
        }
        if (!browsersOnly || isBrowser(request)) {
            return true;
        }
        violations.add(caller.id(), "non_browser", nonBrowserScore, request, response);
        response.getOutputStream().write(ILLEGAL_REQUEST);
        return false;
    }

    private static boolean isBrowser(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        return agent != null && BROWSER.matcher(agent).matches();
    }
}
