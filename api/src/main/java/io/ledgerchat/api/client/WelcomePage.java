package io.ledgerchat.api.client;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Our own page, where no client is installed: what runs here, and how to add one. It runs no script and loads nothing. */
final class WelcomePage {
    private final byte[] welcome = read("index.html");
    private final byte[] notFound = read("not-found.html");

    void welcome(HttpServletResponse response) throws IOException {
        write(response, HttpServletResponse.SC_OK, welcome);
    }

    void notFound(HttpServletResponse response) throws IOException {
        write(response, HttpServletResponse.SC_NOT_FOUND, notFound);
    }

    private static void write(HttpServletResponse response, int status, byte[] page) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'");
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    private static byte[] read(String name) {
        try (InputStream in = Objects.requireNonNull(WelcomePage.class.getResourceAsStream("/welcome/" + name), name)) {
            String version =
                    Objects.requireNonNullElse(WelcomePage.class.getPackage().getImplementationVersion(), "");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{{version}}", version)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
