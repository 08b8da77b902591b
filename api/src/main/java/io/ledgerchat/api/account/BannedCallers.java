package io.ledgerchat.api.account;

import io.ledgerchat.api.transport.AnyCase;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Turns the banned away below agents, files, assistants and permissions, before anything else is asked of them (contract
 * 00 §10). The start of a chat words its ban itself.
 */
@Configuration(proxyBeanMethods = false)
class BannedCallers implements HandlerInterceptor, WebMvcConfigurer {
    private static final int BEFORE_OTHERS = -10;

    private final BanCheck bans;

    BannedCallers(BanCheck bans) {
        this.bans = bans;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(AnyCase.on(
                        List.of("/api/agents/**", "/api/files/**", "/api/assistants/**", "/api/permissions/**"),
                        List.of("/api/agents/v1/**", "/api/agents/chat/**"),
                        this))
                .order(BEFORE_OTHERS);
        registry.addInterceptor(AnyCase.on(
                        List.of(
                                "/api/agents/chat/stream/**",
                                "/api/agents/chat/status/**",
                                "/api/agents/chat/active",
                                "/api/agents/chat/abort",
                                "/api/agents/chat/resume",
                                "/api/agents/chat/steer/**"),
                        List.of(),
                        this))
                .order(BEFORE_OTHERS);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
            bans.refuseBanned(request, caller.id());
        }
        return true;
    }
}
