package io.ledgerchat.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many readers of one reply. */
class ChatReadersIT {
    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final TestClient ada = server.signedIn();

    @Test
    void aStreamIsNeitherCachedNorCompressedNorBuffered() throws IOException {
        var started = ChatTurn.start(ada, "hello big world", Map.of());
        var response = ada.open(stream(started));
        try (var body = response.body()) {
            assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache, no-transform");
            assertThat(response.headers().firstValue("X-Accel-Buffering")).contains("no");
            assertThat(response.headers().firstValue("Content-Encoding")).contains("identity");
            assertThat(response.headers().firstValue("X-LibreChat-Generation-Protocol"))
                    .contains("1");
            var text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text)
                    .startsWith("event: message\ndata: {\"created\":true,")
                    .endsWith("}\n\n");
        }
    }

    @Test
    void twoThousandTokensReachAHundredReadersInOrder() throws Exception {
        String words = words(2000);
        var started = ChatTurn.start(ada, "slow:5:" + words, Map.of());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = new ArrayList<Future<String>>();
            for (int i = 0; i < 100; i++) {
                readers.add(threads.submit(() -> text(ChatTurn.frames(ada, stream(started) + "?resume=true"))));
            }
            for (var reader : readers) {
                assertThat(reader.get()).isEqualTo(words);
            }
        }
    }

    private static String words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    }

    /** The text that a reader who came back has in the end. */
    private static String text(List<JsonNode> frames) {
        var text = new StringBuilder(
                frames.getFirst().at("/resumeState/aggregatedContent/0/text").asString());
        frames.forEach(
                frame -> text.append(frame.at("/data/delta/content/0/text").asString()));
        return text.toString();
    }

    private static String stream(JsonNode started) {
        return "/api/agents/chat/stream/" + started.get("streamId").asString();
    }
}
