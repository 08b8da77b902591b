package io.ledgerchat.infra.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.infra.model.stub.StubModelProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** There may be as many streams at once as there are people talking; no pool below them says otherwise. */
class ManyStreamsTest {
    private static final int STREAMS = 200;

    private final OpenAiModelClient client = new OpenAiModelClient(ProviderHttp.client(), Patience.USUAL);

    @Test
    void hundredsOfStreamsRunAtTheSameTime() throws InterruptedException, ExecutionException {
        try (var provider = StubModelProvider.start();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<String>>();
            for (int i = 0; i < STREAMS; i++) {
                var text = "slow:300:I am number " + i + " " + "and on ".repeat(20);
                answers.add(threads.submit(asking(provider, text)));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> provider.answering() == STREAMS);

            for (int i = 0; i < STREAMS; i++) {
                assertThat(answers.get(i).get()).startsWith("I am number " + i + " and on");
            }
        }
    }

    @Test
    void aConnectionIsKeptForTheNextQuestion() {
        try (var provider = StubModelProvider.start()) {
            for (int i = 0; i < 20; i++) {
                Heard.from(client, Question.toOpenAi(provider.baseUrl()));
            }

            assertThat(provider.requests()).hasSize(20);
            assertThat(provider.acceptedConnections()).isLessThan(5);
        }
    }

    private Callable<String> asking(StubModelProvider provider, String text) {
        return () -> {
            var heard = new Heard();
            client.stream(
                    Question.toOpenAi(provider.baseUrl()).saying(text).call(), heard.events()::add, new Cancellation());
            return heard.text();
        };
    }
}
