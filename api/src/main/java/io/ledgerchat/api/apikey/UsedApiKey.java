package io.ledgerchat.api.apikey;

import io.ledgerchat.event.apikey.ApiKeyId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** By which API key a request came in, if by one. */
public final class UsedApiKey {
    private static final String ATTRIBUTE = UsedApiKey.class.getName();

    private UsedApiKey() {}

    static void note(HttpServletRequest request, ApiKeyId key) {
        request.setAttribute(ATTRIBUTE, key);
    }

    public static Optional<ApiKeyId> of(HttpServletRequest request) {
        return Optional.ofNullable((ApiKeyId) request.getAttribute(ATTRIBUTE));
    }
}
