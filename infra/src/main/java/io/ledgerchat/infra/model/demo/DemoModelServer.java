package io.ledgerchat.infra.model.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A stand-in for a model provider on the loopback address, speaking OpenAI's protocol. It asks no model and says so in
 * every answer; it is there so that a fresh installation can be tried before a key is bought. It offers the one model
 * {@code demo} and wants the key that it made at its start.
 */
public final class DemoModelServer implements AutoCloseable {
    public static final String MODEL = DemoCompletion.MODEL;

    private static final Duration USUAL_PACE = Duration.ofMillis(30);
    private static final int LONGEST_REQUEST = 8 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Duration pace;
    private final String apiKey;
    private final AtomicLong completions = new AtomicLong();

    private DemoModelServer(Duration pace) {
        // Without it small pieces wait for each other; the JDK's server has no other way to be told.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.pace = pace;
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        apiKey = "demo-" + HexFormat.of().formatHex(random);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public static DemoModelServer start() {
        return new DemoModelServer(USUAL_PACE);
    }

    static DemoModelServer start(Duration pace) {
        return new DemoModelServer(pace);
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    public String apiKey() {
        return apiKey;
    }

    /** Stops at once; answers that are being given break off. */
    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!mayAsk(exchange)) {
                send(exchange, 401, DemoCompletion.error("Incorrect API key provided", "invalid_api_key"));
                return;
            }
            switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
                case "GET /v1/models" -> send(exchange, 200, DemoCompletion.models());
                case "POST /v1/chat/completions" -> complete(exchange);
                default -> send(exchange, 404, DemoCompletion.error("There is nothing here", "not_found"));
            }
        }
    }

    private boolean mayAsk(HttpExchange exchange) {
        var given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null && MessageDigest.isEqual(given.getBytes(UTF_8), ("Bearer " + apiKey).getBytes(UTF_8));
    }

    private void complete(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(LONGEST_REQUEST + 1);
        if (body.length > LONGEST_REQUEST) {
            send(exchange, 413, DemoCompletion.error("The request is too long", "too_long"));
            return;
        }
        try {
            answer(exchange, DemoQuestion.in(JSON.readTree(body)));
        } catch (JsonProcessingException e) {
            send(exchange, 400, DemoCompletion.error("The request is not JSON", "invalid_json"));
        }
    }

    private void answer(HttpExchange exchange, DemoQuestion question) throws IOException {
        var completion = DemoCompletion.named("chatcmpl-demo-" + completions.incrementAndGet());
        if (question.asksForTitle()) {
            var title = new DemoReply("", DemoReply.titleFor(question));
            send(exchange, 200, completion.whole(question.text(), title));
        } else if (question.streaming()) {
            stream(exchange, completion, question);
        } else {
            send(exchange, 200, completion.whole(question.text(), DemoReply.to(question)));
        }
    }

    private void stream(HttpExchange exchange, DemoCompletion completion, DemoQuestion question) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var out = exchange.getResponseBody();
        var reply = DemoReply.to(question);
        for (var piece : DemoReply.pieces(reply.reasoning())) {
            say(out, completion.chunk("reasoning_content", piece).toString());
        }
        for (var piece : DemoReply.pieces(reply.text())) {
            say(out, completion.chunk("content", piece).toString());
        }
        say(out, completion.end().toString());
        if (question.usageWanted()) {
            say(out, completion.usage(question.text(), reply).toString());
        }
        say(out, "[DONE]");
    }

    private void say(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(UTF_8));
        out.flush();
        LockSupport.parkNanos(pace.toNanos());
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
