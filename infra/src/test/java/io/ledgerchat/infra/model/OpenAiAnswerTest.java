package io.ledgerchat.infra.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ledgerchat.command.model.ModelEvent;
import io.ledgerchat.command.model.ModelFailure;
import java.net.URI;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

/** Compatible providers send less, more and other things than OpenAI; an answer is heard all the same. */
class OpenAiAnswerTest {
    private static Heard heard(String stream) {
        var http = new OkHttpClient.Builder()
                .addInterceptor(chain -> new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("OK")
                        .body(ResponseBody.create(stream.getBytes(UTF_8), MediaType.get("text/event-stream")))
                        .build())
                .build();
        return Heard.from(
                new OpenAiModelClient(http, Patience.USUAL), Question.toOpenAi(URI.create("http://example.org/v1")));
    }

    @Test
    void whatIsLeftOutIsNotMissed() {
        assertThat(heard("data: {\"choices\":[{\"delta\":{\"content\":\"hi\"}}]}\n\n")
                        .events())
                .containsExactly(
                        new ModelEvent.Opened(""), new ModelEvent.TextDelta("hi"), new ModelEvent.Finished(null));
    }

    @Test
    void nullsCommentsAndOtherLineEndsArePassedOver() {
        assertThat(heard("""
                : PROCESSING\r
                \r
                data: {"id":"x","choices":null,"usage":null}\r
                \r
                data:{"id":"x","choices":[{"index":0,"delta":{"content":null,"role":"assistant"},"finish_reason":null}]}\r
                \r
                data: {"id":"x","choices":[{"index":0,"delta":{"content":"hi"}}]}\r
                \r
                data: [DONE]\r
                \r
                """).events())
                .containsExactly(
                        new ModelEvent.Opened("x"), new ModelEvent.TextDelta("hi"), new ModelEvent.Finished(null));
    }

    @Test
    void onlyTheFirstOfSeveralAnswersIsHeard() {
        assertThat(heard("""
                data: {"id":"x","choices":[{"index":1,"delta":{"content":"other"}}]}

                data: {"id":"x","choices":[{"index":0,"delta":{"content":"hi"}}]}

                """).text()).isEqualTo("hi");
    }

    @Test
    void theLastUsageCountsWhereverItStands() {
        assertThat(heard("""
                data: {"id":"x","choices":[{"index":0,"delta":{"content":"a"}}],"usage":{"prompt_tokens":9,"completion_tokens":1}}

                data: {"id":"x","choices":[{"index":0,"delta":{"content":"b"},"finish_reason":"length"}],
                data:  "usage":{"prompt_tokens":9,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":4}}}

                """).events())
                .endsWith(new ModelEvent.UsageReported(9, 2, 0, 4), new ModelEvent.Finished("length"));
    }

    @Test
    void nobodyEarnsTokensByCountingBelowZero() {
        assertThat(heard("""
                data: {"id":"x","choices":[],"usage":{"prompt_tokens":-9,"completion_tokens":9000000000000000000}}

                """).events()).contains(new ModelEvent.UsageReported(0, 1_000_000_000, 0, 0));
    }

    @Test
    void reasoningIsFoundUnderItsOtherName() {
        assertThat(heard("data: {\"choices\":[{\"delta\":{\"reasoning\":\"hm\",\"content\":\"\"}}]}\n\n")
                        .events())
                .contains(new ModelEvent.ReasoningDelta("hm"));
    }

    @Test
    void anErrorThatIsJustASentenceIsToldAsItIs() {
        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(() -> heard("data: {\"error\":\"overloaded\"}\n\n"))
                .withMessage("overloaded");
    }

    @Test
    void whatIsNoJsonIsSaidToBeUnreadable() {
        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(() -> heard("data: <html>\n\n"))
                .withMessage("The answer of the provider could not be read.");
    }
}
