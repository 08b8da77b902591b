package io.ledgerchat.infra.embedded.search.plugin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.elasticsearch.http.HttpRouteStats;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;
import org.jspecify.annotations.Nullable;

/** Lets only those requests through that carry the one user's name and password; all others get 401. */
final class PasswordGate implements HttpServerTransport.Dispatcher {

    private static final String USER = "ledgerchat";

    private final HttpServerTransport.Dispatcher behind;
    private final byte[] expected;

    PasswordGate(HttpServerTransport.Dispatcher behind, @Nullable String password) {
        if (password == null || password.isEmpty()) {
            throw new IllegalArgumentException("LEDGERCHAT_SEARCH_PASSWORD is not set");
        }
        this.behind = behind;
        var credentials = (USER + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.expected = ("Basic " + Base64.getEncoder().encodeToString(credentials)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void dispatchRequest(RestRequest request, RestChannel channel, ThreadContext context) {
        if (admits(request.header("Authorization"))) {
            behind.dispatchRequest(request, channel, context);
            return;
        }
        if (request.isStreamedContent()) {
            request.contentStream().close();
        }
        var refusal = new RestResponse(RestStatus.UNAUTHORIZED, "{\"error\":\"unauthorized\",\"status\":401}");
        refusal.addHeader("WWW-Authenticate", "Basic realm=\"ledgerchat\", charset=\"UTF-8\"");
        channel.sendResponse(refusal);
    }

    private boolean admits(@Nullable String authorization) {
        return authorization != null && MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void dispatchBadRequest(RestChannel channel, ThreadContext context, Throwable cause) {
        behind.dispatchBadRequest(channel, context, cause);
    }

    @Override
    public Map<String, HttpRouteStats> getStats() {
        return behind.getStats();
    }
}
