package io.ledgerchat.api.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EarlyServerTest {
    private final AtomicReference<String> progress = new AtomicReference<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private EarlyServer server;

    @BeforeEach
    void open() throws IOException {
        server = EarlyServer.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> Optional.ofNullable(progress.get()));
    }

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/health", "/LIVEZ/"})
    void theProcessLives(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("OK");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(send("HEAD", path).statusCode()).isEqualTo(200);
    }

    @Test
    void itIsNotReadyAndTellsHowFarItIs() throws Exception {
        assertThat(send("GET", "/readyz").statusCode()).isEqualTo(503);
        assertThat(send("GET", "/readyz").body()).isEqualTo("NOT_READY");

        progress.set("Filling view audit: 12 %");

        assertThat(send("GET", "/readyz").statusCode()).isEqualTo(503);
        assertThat(send("GET", "/readyz").body()).isEqualTo("NOT_READY\nFilling view audit: 12 %");
    }

    @ParameterizedTest
    @CsvSource({"POST,/api/agents/chat", "GET,/", "GET,/api/config", "POST,/livez"})
    void everythingElseHasToWait(String method, String path) throws Exception {
        HttpResponse<String> answer = send(method, path);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.body())
                .isEqualTo("{\"code\":\"SERVER_NOT_READY\","
                        + "\"error\":\"Server is still starting. Please retry shortly.\"}");
    }

    @Test
    void whenItIsClosedItsAddressIsFreeAlsoIfSomebodyIsConnected() throws Exception {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
        send("GET", "/livez");
        try (var open = new Socket(address.getAddress(), address.getPort());
                var next = ServerSocketChannel.open()) {
            assertThat(open.isConnected()).isTrue();

            server.close();

            next.bind(address);
            assertThat(next.getLocalAddress()).isEqualTo(address);
        }
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return http.send(
                HttpRequest.newBuilder(uri)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
