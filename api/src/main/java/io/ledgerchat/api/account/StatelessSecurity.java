package io.ledgerchat.api.account;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;

/**
 * What all routes of the API do without: a server session, forms, and cookies but the one for refreshing, which is
 * SameSite=Strict; so there is nothing to forge a request with.
 */
public final class StatelessSecurity {
    private StatelessSecurity() {}

    public static HttpSecurity of(HttpSecurity http) {
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers ->
                        headers.cacheControl(cache -> cache.disable()).frameOptions(frames -> frames.disable()));
    }
}
