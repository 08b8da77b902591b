package io.ledgerchat.api.account;

import io.ledgerchat.api.transport.Answer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Everything below {@code /api} needs a caller, but for the routes named here (contract 00 §7.1). */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {
    /** Open to everybody; the last four know the caller if there is one. */
    private static final String[] FOR_EVERYBODY = {
        "/api/auth/register",
        "/api/auth/login",
        "/api/auth/refresh",
        "/api/auth/requestPasswordReset",
        "/api/auth/resetPassword",
        "/api/auth/2fa/verify-temp",
        "/api/user/verify",
        "/api/user/verify/resend",
        "/api/share/**",
        "/api/rum/v1/*",
        "/api/config",
        "/api/banner"
    };

    @Bean
    SecurityFilterChain api(
            HttpSecurity http,
            PathPatternRequestMatcher.Builder paths,
            AccessTokens tokens,
            Accounts accounts,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver answers)
            throws Exception {
        var open = Arrays.stream(FOR_EVERYBODY).map(paths::matcher).toArray(PathPatternRequestMatcher[]::new);
        return StatelessSecurity.of(http)
                .securityMatcher(paths.matcher("/api/**"))
                .addFilterBefore(new BearerTokens(tokens, accounts, answers), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(open)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint((request, response, _) -> refuse(answers, request, response)))
                .build();
    }

    /** 401 means a token problem and nothing else: clients answer it by refreshing. */
    private static void refuse(
            HandlerExceptionResolver answers, HttpServletRequest request, HttpServletResponse response) {
        var reason = request.getAttribute(BearerTokens.REASON);
        answers.resolveException(
                request,
                response,
                null,
                Answer.message(
                        401, Objects.requireNonNullElse(reason, "No auth token").toString()));
    }

    /** A span and a timer around each of Spring Security's filters would cost every request and tell nobody anything. */
    @Bean
    SecurityObservationSettings unobservedFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** There is no other way in; the bean keeps Spring Boot from inventing a user with a password. */
    @Bean
    AuthenticationManager nobodyByPassword() {
        return attempt -> {
            throw new Unauthenticated("Unauthorized");
        };
    }
}
