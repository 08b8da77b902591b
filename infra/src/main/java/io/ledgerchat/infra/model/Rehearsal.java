package io.ledgerchat.infra.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelCall;
import io.ledgerchat.command.model.ModelEndpoint;
import io.ledgerchat.command.model.ModelEvent;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.command.model.ModelOccasion;
import io.ledgerchat.command.model.TokenCounter;
import io.ledgerchat.event.model.CallReason;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.axonframework.messaging.MetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A question and its answer played through without a network, right after the start. The first use of OpenAI's library
 * and of the vocabulary costs seconds of computing, which would otherwise be added to somebody's first answer.
 */
final class Rehearsal implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    private static final String ANSWER = """
            data: {"id":"rehearsal","choices":[{"index":0,"delta":{"content":"hello","reasoning_content":"a"}}]}

            data: {"id":"rehearsal","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: {"id":"rehearsal","choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}

            data: [DONE]

            """;

    private final TokenCounter counter;

    Rehearsal(TokenCounter counter) {
        this.counter = counter;
    }

    /** In the background: nobody waits for it. */
    void start() {
        Thread.ofPlatform().daemon().name("model-rehearsal").start(this);
    }

    @Override
    public void run() {
        try {
            play(event -> {});
        } catch (RuntimeException e) {
            LOG.warn("The first answer will be slow: the rehearsal failed", e);
        }
    }

    void play(Consumer<ModelEvent> audience) {
        counter.count("hello");
        var http = new OkHttpClient.Builder().addInterceptor(Rehearsal::answer).build();
        new OpenAiModelClient(http, Patience.USUAL).stream(question(), audience, new Cancellation());
    }

    private static ModelCall question() {
        var endpoint = new ModelEndpoint(
                "rehearsal",
                ModelEndpoint.Protocol.OPENAI,
                URI.create("http://rehearsal.invalid/v1"),
                false,
                "none",
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                false,
                true,
                "reasoning_content");
        var messages = List.<ModelMessage>of(new ModelMessage.System("be brief"), new ModelMessage.User("hello"));
        var nobodys =
                new ModelOccasion(new CallReason("rehearsal", null, null, null, null), null, MetaData.emptyInstance());
        return new ModelCall(
                endpoint, "rehearsal", messages, Map.of("temperature", 0), "", Duration.ofMinutes(1), nobodys);
    }

    private static Response answer(Interceptor.Chain chain) {
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create(ANSWER.getBytes(UTF_8), MediaType.get("text/event-stream")))
                .build();
    }
}
