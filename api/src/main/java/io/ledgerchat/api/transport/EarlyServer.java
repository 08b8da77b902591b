package io.ledgerchat.api.transport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Answers at the server's address for as long as the start goes on: that the process lives, that it is not ready, and how
 * far it is (contract 00 §2).
 */
final class EarlyServer implements AutoCloseable {
    private static final String TEXT = "text/html";
    private static final String NOT_READY = "NOT_READY";

    private final HttpServer server;
    private final Supplier<Optional<String>> progress;

    private EarlyServer(HttpServer server, Supplier<Optional<String>> progress) {
        this.server = server;
        this.progress = progress;
    }

    /** @param progress how far the start is, in one line, if there is something to tell */
    static EarlyServer open(InetSocketAddress address, Supplier<Optional<String>> progress) throws IOException {
        var early = new EarlyServer(HttpServer.create(address, 0), progress);
        early.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        early.server.createContext("/", early::answer);
        early.server.start();
        return early;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Breaks off what it answers; its address is free when this returns. */
    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean reading = Set.of("GET", "HEAD").contains(exchange.getRequestMethod());
            switch (reading ? path(exchange) : "") {
                case "/health", "/livez" -> send(exchange, 200, TEXT, "OK");
                case "/readyz" ->
                    send(
                            exchange,
                            503,
                            TEXT,
                            progress.get().map(far -> NOT_READY + "\n" + far).orElse(NOT_READY));
                default -> send(exchange, 503, "application/json", StartingUp.BODY);
            }
        }
    }

    /** In any case, with an optional slash at the end, as the server itself compares them. */
    private static String path(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath().toLowerCase(Locale.ROOT);
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + ";charset=utf-8");
        headers.set("Connection", "close");
        if (status == 503) {
            headers.set("Retry-After", "1");
        }
        boolean bare = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bare ? -1 : bytes.length);
        if (!bare) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
