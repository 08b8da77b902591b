package io.ledgerchat.api.apikey;

import io.ledgerchat.api.account.KeyHolders;
import io.ledgerchat.api.account.StatelessSecurity;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.transport.ClientAddress;
import io.ledgerchat.command.access.KeyedHash;
import io.ledgerchat.command.access.RefusalLog;
import io.ledgerchat.command.apikey.ApiKeys;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** What API keys open: the routes of agents, which nothing else opens, and to collectors the feed of the audit log. */
@Configuration(proxyBeanMethods = false)
class ApiKeySecurity {
    private final ApiKeyCallers callers;

    ApiKeySecurity(
            ApiKeys keys,
            KeyHolders holders,
            Moments moments,
            RefusalLog refusals,
            KeyedHash hash,
            ClientAddress addresses,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver answers) {
        callers = new ApiKeyCallers(
                keys,
                holders,
                moments,
                (request, owner) -> refusals.refused(
                        "api-key", owner == null ? hash.of("api-key", addresses.of(request)) : owner.value(), owner),
                answers);
    }

    @Bean
    @Order(1)
    SecurityFilterChain routesOfKeys(HttpSecurity http, PathPatternRequestMatcher.Builder paths) throws Exception {
        return openedByKeys(http.securityMatcher(paths.matcher("/api/agents/v1/**")));
    }

    /** Nothing else of an auditor's is opened by their key, and there is nothing that it could change. */
    @Bean
    @Order(2)
    SecurityFilterChain collectors(HttpSecurity http, PathPatternRequestMatcher.Builder paths) throws Exception {
        var feed = paths.matcher(HttpMethod.GET, "/api/ledgerchat/v1/organization/audit_logs");
        var tail = paths.matcher(HttpMethod.GET, "/api/ledgerchat/audit-log/tail");
        return openedByKeys(http.securityMatcher(
                request -> ApiKeyCallers.carriesKey(request) && (feed.matches(request) || tail.matches(request))));
    }

    private SecurityFilterChain openedByKeys(HttpSecurity http) throws Exception {
        return StatelessSecurity.of(http)
                .addFilterBefore(callers, AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
