package io.ledgerchat.api.client;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.util.UriUtils;

/**
 * Every path that no controller serves: a file of the client, its page for whatever looks like a page, and nothing for an asset
 * that is not there (contract 00 §5). Below {@code /api} nothing is a page.
 */
final class EverythingElse implements HttpRequestHandler {
    private static final Pattern ASSET = Pattern.compile(
            ".*\\.(js|mjs|css|map|json|wasm|webmanifest|png|jpg|jpeg|gif|svg|ico|webp|avif|woff|woff2|ttf|otf|eot)");

    /** LibreChat's client, when it is installed. */
    record Installed(ClientFiles files, IndexPage index) {}

    private final Optional<Installed> client;
    private final WelcomePage welcome = new WelcomePage();

    EverythingElse(Optional<Installed> client) {
        this.client = client;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String path = UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8);
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.equals("/api") || lower.startsWith("/api/")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND); // worded where all such answers are
            return;
        }
        boolean isIndex = path.equals("/") || path.equals("/index.html");
        if (client.isEmpty()) {
            serveOwn(response, isIndex, ASSET.matcher(lower).matches());
        } else if (!isIndex && isReading(request) && client.get().files().contains(path)) {
            client.get().files().serve(request, response, path);
        } else if (ASSET.matcher(lower).matches()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else {
            client.get().index().serve(request, response);
        }
    }

    private void serveOwn(HttpServletResponse response, boolean isIndex, boolean isAsset) throws IOException {
        if (isIndex) {
            welcome.welcome(response);
        } else if (isAsset) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else {
            welcome.notFound(response);
        }
    }

    private static boolean isReading(HttpServletRequest request) {
        return "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    }
}
