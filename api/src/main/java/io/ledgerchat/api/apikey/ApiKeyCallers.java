package io.ledgerchat.api.apikey;

import io.ledgerchat.api.account.CallerAuthentication;
import io.ledgerchat.api.account.KeyHolders;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.account.TokenHash;
import io.ledgerchat.command.apikey.ApiKeys;
import io.ledgerchat.event.account.AccountId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Recognises the caller by an API key (contract 85 §1); without one nobody comes further. A wrong key is recorded as
 * refused, by the address that it came from; one whose account is gone, by the account.
 */
final class ApiKeyCallers extends OncePerRequestFilter {
    /** How every key begins. */
    static final String FORM = "sk-";

    private static final String SCHEME = "Bearer ";

    private final ApiKeys keys;
    private final KeyHolders holders;
    private final Moments moments;
    private final BiConsumer<HttpServletRequest, @Nullable AccountId> refusals;
    private final HandlerExceptionResolver answers;

    ApiKeyCallers(
            ApiKeys keys,
            KeyHolders holders,
            Moments moments,
            BiConsumer<HttpServletRequest, @Nullable AccountId> refusals,
            HandlerExceptionResolver answers) {
        this.keys = keys;
        this.holders = holders;
        this.moments = moments;
        this.refusals = refusals;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            recognise(request);
        } catch (Answer refused) {
            answers.resolveException(request, response, null, refused);
            return;
        }
        chain.doFilter(request, response);
    }

    private void recognise(HttpServletRequest request) {
        @Nullable String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw refused("Missing or invalid Authorization header. Expected: Bearer <api_key>", "missing_api_key");
        }
        String key = header.substring(SCHEME.length()).strip();
        if (key.isEmpty()) {
            throw refused("API key is required", "missing_api_key");
        }
        var stored = keys.find(TokenHash.of(key), moments.now())
                .orElseThrow(() -> invalid(request, null, "Invalid API key"));
        var caller = holders.of(stored.owner())
                .orElseThrow(() -> invalid(request, stored.owner(), "User not found for this API key"));
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(caller));
        SecurityContextHolder.setContext(context);
        UsedApiKey.note(request, stored.id());
    }

    /** Whether it comes with a key, be it a wrong one, rather than with an access token. */
    static boolean carriesKey(HttpServletRequest request) {
        @Nullable String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME + FORM, 0, (SCHEME + FORM).length());
    }

    private Answer invalid(HttpServletRequest request, @Nullable AccountId owner, String message) {
        refusals.accept(request, owner);
        return refused(message, "invalid_api_key");
    }

    private static Answer refused(String message, String code) {
        var error = new LinkedHashMap<String, Object>();
        error.put("message", message);
        error.put("type", "invalid_request_error");
        error.put("code", code);
        return new Answer(401, Map.of("error", error));
    }
}
