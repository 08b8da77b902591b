package io.ledgerchat.api.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.query.view.ViewProcessors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Probes are answered at the server's port before the server opens it. */
class EarlyAnswersIT {
    private final List<String> early = new ArrayList<>();

    @Test
    void probesAreAnsweredWhileTheStartGoesOnAndTheServerTakesThePort() throws Exception {
        int port = freePort();

        try (RunningLedgerChat started = RunningLedgerChat.shared()
                .alongside(
                        Map.of("ledgerchat.port-option", String.valueOf(port)),
                        context -> askBetweenViewsAndServer(context, port))) {
            assertThat(early).containsExactly("200 OK", "503 NOT_READY");
            assertThat(started.client().get("/livez").statusCode()).isEqualTo(200);
            assertThat(started.client().get("/readyz").body()).isEqualTo("OK");
            assertThat(started.bean(ViewProcessors.class).filling()).isEmpty();
        }
    }

    private void askBetweenViewsAndServer(ConfigurableApplicationContext context, int port) {
        context.getBeanFactory().registerSingleton("asks", new SmartLifecycle() {
            private boolean asked;

            @Override
            public void start() {
                early.add(answer(port, "/livez"));
                early.add(answer(port, "/readyz"));
                asked = true;
            }

            @Override
            public void stop() {
                asked = false;
            }

            @Override
            public boolean isRunning() {
                return asked;
            }

            @Override
            public int getPhase() {
                return context.getBean(ViewProcessors.class).getPhase() + 1;
            }
        });
    }

    private static String answer(int port, String path) {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException failed) {
            return failed.toString();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return stopped.toString();
        }
    }

    /** Below the ports from which connections are made, so that none of them takes it meanwhile. */
    private static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
    }
}
