package io.ledgerchat.api.apikey;

import io.ledgerchat.api.account.KeyHolders;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.command.apikey.ApiKeys;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Routes that only API keys open; an access token opens none of them. */
@Configuration(proxyBeanMethods = false)
class ApiKeySecurity {
    @Bean
    @Order(1)
    SecurityFilterChain routesOfKeys(
            HttpSecurity http,
            PathPatternRequestMatcher.Builder paths,
            ApiKeys keys,
            KeyHolders holders,
            Moments moments,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver answers)
            throws Exception {
        return http.securityMatcher(paths.matcher("/api/agents/v1/**"))
                .addFilterBefore(
                        new ApiKeyCallers(keys, holders, moments, answers), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers ->
                        headers.cacheControl(cache -> cache.disable()).frameOptions(frames -> frames.disable()))
                .build();
    }
}
