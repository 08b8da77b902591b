package io.ledgerchat.api.limit;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.configuration.BanSettings;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.transport.AnyCase;
import io.ledgerchat.command.access.RefusalLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Turns away clients that are no browser on the routes where LibreChat does, in LibreChat's odd way: 200, without a type, and
 * an error of an event stream (contract 00 §10). Off unless {@code LEDGERCHAT_BROWSER_CHECK} is on, because whoever wants to
 * pass writes a browser's name.
 */
@Component
class BrowserCheck implements HandlerInterceptor, WebMvcConfigurer {
    private static final Pattern BROWSER = Pattern.compile(
            "^Mozilla/\\d.*\\b(Chrome|CriOS|Chromium|Firefox|FxiOS|Safari|Edg\\w*|OPR|Trident|MSIE)\\b|^Opera/");
    private static final byte[] REFUSAL =
            "event: error\ndata: {\"message\":\"Illegal request\"}\n\n".getBytes(StandardCharsets.UTF_8);
    private static final String KIND = "non_browser";

    private final boolean wanted;
    private final BanSettings bans;
    private final Violations violations;
    private final RefusalLog refusals;

    BrowserCheck(Settings settings, Violations violations, RefusalLog refusals) {
        this.wanted = settings.transport().browsersOnly();
        this.bans = settings.bans();
        this.violations = violations;
        this.refusals = refusals;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        if (wanted) {
            registry.addInterceptor(AnyCase.on(
                    List.of("/api/agents/**", "/api/files/**", "/api/assistants/**", "/api/permissions/**"),
                    List.of("/api/agents/v1/**"),
                    this));
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        String agent = request.getHeader("User-Agent");
        if (agent != null && BROWSER.matcher(agent).find()) {
            return true;
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
            refusals.refused(KIND, caller.id().value(), caller.id());
            violations.add(caller.id(), KIND, bans.nonBrowserScore(), request, response);
        }
        response.setContentLength(REFUSAL.length);
        response.getOutputStream().write(REFUSAL);
        return false;
    }
}
