package io.ledgerchat.infra.file.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.ledgerchat.command.ledger.EndModelCall;
import io.ledgerchat.command.model.ModelOccasion;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.model.CallReason;
import io.ledgerchat.infra.model.HeardRecords;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddingModelTest {
    private static final ModelOccasion OCCASION = new ModelOccasion(
            CallReason.vectorsOf(new FileId("12121212-3434-4565-8787-909090909092")), null, MetaData.emptyInstance());

    private final HeardRecords records = new HeardRecords();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private int size = 256;
    private int status = 200;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/embeddings", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = answer().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** In another order than asked for. */
    private String answer() {
        return """
                {"object":"list","model":"m","usage":{"prompt_tokens":1,"total_tokens":1},"data":[%s,%s]}""".formatted(vector(1), vector(0));
    }

    private String vector(int index) {
        var numbers = IntStream.range(0, size).mapToObj(_ -> index + ".5").collect(Collectors.joining(","));
        return "{\"object\":\"embedding\",\"index\":" + index + ",\"embedding\":[" + numbers + "]}";
    }

    private EmbeddingModel model(String name) {
        return new EmbeddingModel(
                name, "http://127.0.0.1:" + server.getAddress().getPort() + "/v1", "secret", records.records());
    }

    @Test
    void eachTextHasItsVector() throws IOException {
        var vectors = model("small").vectors(List.of("one", "two"), OCCASION);

        assertThat(vectors).hasSize(2);
        assertThat(vectors.get(0)).hasSize(256).startsWith(0.5f);
        assertThat(vectors.get(1)).startsWith(1.5f);
        assertThat(asked).singleElement().asString().contains("\"small\"", "\"one\"", "\"two\"");
        assertThat(records.begun().reason()).isEqualTo(OCCASION.reason());
        assertThat(records.ended().end()).isEqualTo("finished");
        assertThat(records.ended().tokens()).isEqualTo(new EndModelCall.Tokens(1, 0, 0, 0));
    }

    @Test
    void vectorsOfASizeThatHasNoFieldAreRefused() {
        size = 7;

        assertThatThrownBy(() -> model("odd").vectors(List.of("one", "two"), OCCASION))
                .isInstanceOf(IOException.class);
        assertThat(records.ended().end())
                .as("it answered, but not what was asked for")
                .isEqualTo("failed");
    }

    @Test
    void aModelThatIsAwayIsNotQuoted() {
        status = 400;

        assertThatThrownBy(() -> model("small").vectors(List.of("very secret words", "two"), OCCASION))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("secret");
        assertThat(records.ended().end()).isEqualTo("failed");
    }

    @Test
    void whatCannotBeRecordedIsNotAsked() {
        records.down = true;

        assertThatThrownBy(() -> model("small").vectors(List.of("one", "two"), OCCASION))
                .isInstanceOf(IOException.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void withoutANameThereIsNone() {
        assertThat(model(" ").isConfigured()).isFalse();
    }
}
