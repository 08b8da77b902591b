package io.ledgerchat.api.transport;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What every request passes, with routes of its own behind it; started once for all tests of it. */
final class RunningTransport {
    private static @Nullable RunningTransport shared;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String port;

    private RunningTransport(ConfigurableApplicationContext context) {
        this.port = context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Ends with the tests' process. */
    static synchronized RunningTransport shared() {
        if (shared == null) {
            shared = new RunningTransport(new SpringApplicationBuilder(TransportTest.Slice.class)
                    .run("--server.port=0", "--logging.level.root=warn", "--spring.main.banner-mode=off"));
        }
        return shared;
    }

    /** A request to this path, to be completed. */
    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, null, BodyPublishers.noBody());
    }

    HttpResponse<String> post(String path, String type, String body) {
        return send("POST", path, type, BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(String method, String path, @Nullable String type, BodyPublisher body) {
        HttpRequest.Builder request = to(path).method(method, body);
        return exchange(type == null ? request : request.header("Content-Type", type));
    }

    HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Sends what no client would, and gives all that comes back. */
    String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", Integer.parseInt(port))) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
