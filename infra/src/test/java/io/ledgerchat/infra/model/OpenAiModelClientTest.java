package io.ledgerchat.infra.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelEvent;
import io.ledgerchat.command.model.ModelFailure;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.infra.model.stub.StubModelProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiModelClientTest {
    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final String TAIL =
            "\n\nTroubleshooting URL: https://docs.langchain.com/oss/javascript/langchain/errors/";
    private static StubModelProvider provider;

    private final OpenAiModelClient client = new OpenAiModelClient(ProviderHttp.client(), Patience.USUAL);
    private int abandonedBefore;

    @BeforeAll
    static void start() {
        provider = StubModelProvider.start();
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @BeforeEach
    void forget() {
        provider.forget();
        abandonedBefore = provider.abandoned();
    }

    private Question question() {
        return Question.toOpenAi(provider.baseUrl());
    }

    @Test
    void anAnswerArrivesPieceByPieceBetweenItsOpeningAndItsEnd() {
        var heard = Heard.from(client, question());

        assertThat(heard.events())
                .hasSize(5)
                .containsSubsequence(
                        new ModelEvent.TextDelta("hello"),
                        new ModelEvent.TextDelta(" big"),
                        new ModelEvent.TextDelta(" world"),
                        new ModelEvent.Finished("stop"));
        assertThat(heard.events().getFirst())
                .isInstanceOfSatisfying(
                        ModelEvent.Opened.class,
                        opened -> assertThat(opened.completionId()).startsWith("chatcmpl-fake-"));
    }

    @Test
    void theRequestIsTheOneOfTheContract() {
        Heard.from(
                client,
                question()
                        .of("my-model-1")
                        .with(Map.of("temperature", 0.3))
                        .after(new ModelMessage.System("Answer briefly."), new ModelMessage.User("What is a fjord?")));

        var request = provider.lastRequest();
        assertThat(request.method() + " " + request.target()).isEqualTo("POST /v1/chat/completions");
        assertThat(request.header("authorization")).isEqualTo("Bearer sk-stub");
        assertThat(request.header("accept")).isEqualTo("application/json");
        assertThat(request.header("user-agent")).startsWith("OpenAI");
        assertThat(request.json()).isEqualTo(Json.of("""
                {"model":"my-model-1","temperature":0.3,"user":"65f0c0ffee0000000000a001","stream":true,
                 "messages":[{"role":"system","content":"Answer briefly."},
                             {"role":"user","content":"What is a fjord?"}]}"""));
    }

    @Test
    void aDocumentIsAFileOfTheMessage() {
        var document = new ModelMessage.Document("a.csv", "text/csv", "YSxi");

        Heard.from(client, question().after(new ModelMessage.User("look", List.of(), List.of(document))));

        assertThat(provider.lastRequest().json().get("messages")).isEqualTo(Json.of("""
                [{"role":"user","content":[
                   {"type":"text","text":"look"},
                   {"type":"file","file":{"filename":"a.csv","file_data":"data:text/csv;base64,YSxi"}}]}]"""));
    }

    @Test
    void earlierToolCallsAreSentWithTheirResults() {
        Heard.from(
                client,
                question()
                        .after(
                                new ModelMessage.User("look"),
                                new ModelMessage.Assistant(
                                        "", List.of(new ModelMessage.ToolUse("call_1", "search", "{\"q\":\"fjord\"}"))),
                                new ModelMessage.ToolResult("call_1", "search", "an inlet"),
                                new ModelMessage.Assistant("An inlet.", List.of()),
                                new ModelMessage.User("thanks")));

        assertThat(provider.lastRequest().json().get("messages")).isEqualTo(Json.of("""
                [{"role":"user","content":"look"},
                 {"role":"assistant","content":"","tool_calls":[
                   {"id":"call_1","type":"function","function":{"name":"search","arguments":"{\\"q\\":\\"fjord\\"}"}}]},
                 {"role":"tool","tool_call_id":"call_1","name":"search","content":"an inlet"},
                 {"role":"assistant","content":"An inlet."},
                 {"role":"user","content":"thanks"}]"""));
    }

    @Test
    void configuredHeadersAreSentAndMayReplaceTheKey() {
        Heard.from(client, question().withHeaders(Map.of("X-Team", "blue\r\nX-Evil: 1", "Authorization", "Token t")));

        assertThat(provider.lastRequest().header("x-team")).isEqualTo("blueX-Evil: 1");
        assertThat(provider.lastRequest().header("authorization")).isEqualTo("Token t");
        assertThat(provider.lastRequest().header("x-evil")).isNull();
    }

    @Test
    void aDirectEndpointIsAskedAtItsAddressAsItStands() {
        var heard = Heard.from(client, question().directlyTo(provider.baseUrl().resolve("/openai/ask?version=7")));

        assertThat(heard.text()).isEqualTo("hello big world");
        assertThat(provider.lastRequest().target()).isEqualTo("/openai/ask?version=7");
    }

    @Test
    void thinkingComesAsReasoning() {
        var heard = Heard.from(client, question().saying("reasoning:let me think|the answer"));

        assertThat(heard.reasoning()).isEqualTo("let me think");
        assertThat(heard.text()).isEqualTo("the answer");
    }

    @Test
    void thinkingInsideTheTextIsTakenOutWithoutItsTags() {
        var heard = Heard.from(client, question().saying("think:a b|visible one two"));

        assertThat(heard.reasoning()).isEqualTo("a b");
        assertThat(heard.text()).isEqualTo("visible one two");
    }

    @Test
    void usageIsToldBeforeTheEnd() {
        var heard = Heard.from(client, question().saying("usage:one two"));

        assertThat(heard.events()).endsWith(new ModelEvent.UsageReported(4, 2, 0, 0), new ModelEvent.Finished("stop"));
    }

    @Test
    void usageIsAskedForOnlyWhereTheEndpointSaysSo() {
        Heard.from(client, question().reportingUsage());

        assertThat(provider.lastRequest().json().get("stream_options")).isEqualTo(Json.of("{\"include_usage\":true}"));
    }

    @Test
    void anEmptyAnswerEndsWithoutAWord() {
        var heard = Heard.from(client, question().saying("empty:"));

        assertThat(heard.text()).isEmpty();
        assertThat(heard.events()).last().isEqualTo(new ModelEvent.Finished("stop"));
    }

    @Test
    void anEndpointThatDoesNotStreamAnswersAtOnce() {
        var heard = Heard.from(client, question().reportingUsage().with(Map.of("disableStreaming", true)));

        assertThat(heard.text()).isEqualTo(StubModelProvider.TITLE);
        assertThat(heard.events()).last().isEqualTo(new ModelEvent.Finished("stop"));
        assertThat(provider.lastRequest().json().get("stream").asBoolean(true)).isFalse();
        assertThat(provider.lastRequest().json().has("stream_options")).isFalse();
    }

    @Test
    void aTitleIsAskedForWithoutStreaming() {
        assertThat(client.complete(question().call(), new Cancellation()).text())
                .isEqualTo(StubModelProvider.TITLE);
        assertThat(provider.lastRequest().json().get("stream").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "400, the model says no, ''",
        "401, Incorrect API key provided, MODEL_AUTHENTICATION/",
        "404, no such model, MODEL_NOT_FOUND/",
        "429, slow down, MODEL_RATE_LIMIT/"
    })
    void aRefusalFailsAtOnceInTheWordsThatClientsExpect(int status, String message, String code) {
        var text = "error:" + status + ":" + message;

        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(() -> Heard.from(client, question().saying(text)))
                .withMessage(status + " " + message + (code.isEmpty() ? "" : TAIL + code + "\n"))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(status));
        assertThat(provider.timesAsked(text)).isEqualTo(1);
    }

    @Test
    void aBrokenProviderIsAskedThreeTimesAndNoMore() {
        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(() -> Heard.from(client, question().saying("error:500:boom")))
                .withMessage("500 boom");
        assertThat(provider.timesAsked("error:500:boom")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"flaky:2:503:here I am", "flaky:2:0:here I am"})
    void aProviderThatRecoversIsHeard(String text) {
        assertThat(Heard.from(client, question().saying(text)).text()).isEqualTo("here I am");
        assertThat(provider.timesAsked(text)).isEqualTo(3);
    }

    @Test
    void aTitleIsAskedForAgainToo() {
        var title = client.complete(question().saying("flaky:1:502:title").call(), new Cancellation())
                .text();

        assertThat(title).isEqualTo(StubModelProvider.TITLE);
    }

    @Test
    void nobodyAtTheAddressIsAConnectionError() throws IOException {
        int port;
        try (var unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(() -> Heard.from(client, Question.toOpenAi(URI.create("http://127.0.0.1:" + port + "/v1"))))
                .withMessage("Connection error.")
                .satisfies(failure -> assertThat(failure.status()).isZero());
    }

    /** As when its name led elsewhere when it was looked at. */
    @Test
    void anAddressThatAPersonBroughtIsNotCalledInAPrivateNetwork() {
        var named = URI.create(provider.baseUrl().toString().replace("127.0.0.1", "localhost"));

        assertThat(Heard.from(client, Question.toOpenAi(named)).text()).isEqualTo("hello big world");
        provider.forget();
        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(() -> Heard.from(client, Question.toOpenAi(named).toThePublicOnly()))
                .withMessage("Connection error.");
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void whatIsNoAddressIsSaidToBeNone() {
        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(() -> Heard.from(client, Question.toOpenAi(URI.create("ftp://example.org/v1"))))
                .withMessage("Invalid URL");
    }

    @Test
    void anEndpointThatWantsNoKeyIsAskedAllTheSame() {
        assertThat(Heard.from(client, question().withKey("")).text()).isEqualTo("hello big world");
    }

    @Test
    void aKeyThatCannotBeSentIsRefusedWithoutShowingIt() {
        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(() -> Heard.from(client, question().withKey("sk-ключ")))
                .withMessage("401 Incorrect API key provided" + TAIL + "MODEL_AUTHENTICATION/\n");
    }

    @Test
    void anAnswerThatBreaksOffIsNotAskedForAgain() {
        var heard = new Heard();

        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(() -> client.stream(
                        question().saying("break:so far").call(), heard.events()::add, new Cancellation()))
                .withMessage("terminated");
        assertThat(heard.text()).isEqualTo("so far");
        assertThat(provider.timesAsked("break:so far")).isEqualTo(1);
    }

    @Test
    void anErrorInsideTheStreamIsToldInTheProvidersWords() {
        var heard = new Heard();

        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(() -> client.stream(
                        question().saying("failing:so far|out of memory").call(),
                        heard.events()::add,
                        new Cancellation()))
                .withMessage("out of memory");
        assertThat(heard.text()).isEqualTo("so far");
    }

    @Test
    void whatTheListenerThrowsPassesUnchanged() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> client.stream(
                        question().call(),
                        event -> {
                            throw new IllegalStateException("full");
                        },
                        new Cancellation()))
                .withMessage("full");
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void cancellingInTheMiddleClosesTheSocket() {
        var heard = new Heard();
        var cancellation = new Cancellation();
        client.stream(
                question().saying("slow:1:one two " + "more ".repeat(5000)).call(),
                event -> {
                    heard.events().add(event);
                    if (heard.text().contains("two")) {
                        cancellation.cancel();
                    }
                },
                cancellation);

        assertThat(heard.text()).isEqualTo("one two");
        assertThat(heard.all(ModelEvent.Finished.class)).isEmpty();
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(provider.abandoned()).isEqualTo(abandonedBefore + 1));
    }

    @ParameterizedTest
    @CsvSource({"hang:, 0", "stall:so far, 2"})
    void cancellingWhileTheProviderIsSilentClosesTheSocket(String text, int pieces) throws InterruptedException {
        var heard = new Heard();
        var cancellation = new Cancellation();
        var asking = Thread.ofPlatform()
                .start(() -> client.stream(question().saying(text).call(), heard.events()::add, cancellation));
        await().atMost(A_WHILE)
                .until(() -> provider.timesAsked(text) == 1
                        && heard.all(ModelEvent.TextDelta.class).size() == pieces);

        cancellation.cancel();

        assertThat(asking.join(A_WHILE)).isTrue();
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(provider.abandoned()).isEqualTo(abandonedBefore + 1));
        assertThat(provider.timesAsked(text)).isEqualTo(1);
    }

    @Test
    void aCallThatIsCancelledBeforehandIsNeverMade() {
        var cancellation = new Cancellation();
        cancellation.cancel();

        client.stream(question().call(), event -> {}, cancellation);

        assertThat(client.complete(question().call(), cancellation).text()).isEmpty();
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void aCallThatTakesTooLongFailsAndClosesTheSocket() {
        Heard.from(client, question());

        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(() -> Heard.from(client, question().saying("hang:").within(Duration.ofMillis(300))))
                .withMessage("Connection error.");
        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(
                        () -> Heard.from(client, question().saying("stall:so").within(Duration.ofSeconds(5))))
                .withMessage("terminated");
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(provider.abandoned()).isEqualTo(abandonedBefore + 2));
    }

    @Test
    void aProviderThatFallsSilentIsGivenUp() {
        Heard.from(client, question());
        var impatient = new OpenAiModelClient(
                ProviderHttp.client(), new Patience(Duration.ofSeconds(10), Duration.ofSeconds(1)));

        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(() -> Heard.from(impatient, question().saying("stall:so far")))
                .withMessage("terminated");
    }

    @Test
    void toolsAreOfferedAndTheirCallsArriveInPieces() {
        var heard = Heard.from(client, question().offering("clock").saying("pre:Let me look.|clock|{\"zone\":1}"));

        assertThat(heard.text()).isEqualTo("Let me look.");
        assertThat(heard.calls()).containsExactly("clock{\"zone\":1}");
        assertThat(heard.all(ModelEvent.Finished.class)).containsExactly(new ModelEvent.Finished("tool_calls"));
        var offered = provider.requests().getLast().json().at("/tools/0");
        assertThat(offered.path("type").asText()).isEqualTo("function");
        assertThat(offered.at("/function/name").asText()).isEqualTo("clock");
        assertThat(offered.at("/function/description").asText()).isEqualTo("Tells.");
        assertThat(offered.at("/function/parameters/type").asText()).isEqualTo("object");
    }

    @Test
    void callsOfOneAnswerAreToldApart() {
        var heard = Heard.from(client, question().offering("clock").saying("two:|clock|{\"zone\":1}"));
        assertThat(heard.calls()).containsExactly("clock{\"zone\":1}", "clock{\"zone\":1}");
    }

    @Test
    void aConnectionThatBreaksInsideACallIsNotTriedAgain() {
        assertThatThrownBy(() -> Heard.from(client, question().offering("clock").saying("cutcall:clock:{\"zone\":1}")))
                .isInstanceOf(ModelFailure.class)
                .hasMessage("terminated");
        assertThat(provider.timesAsked("cutcall:clock:{\"zone\":1}")).isEqualTo(1);
    }

    @Test
    void imagesGoBesideTheText() {
        var image = new ModelMessage.Image("image/png", "AAAA", "low");
        Heard.from(client, question().after(new ModelMessage.User("look", List.of(image))));
        assertThat(provider.requests()
                        .getLast()
                        .json()
                        .at("/messages/0/content")
                        .toString())
                .isEqualTo("[{\"text\":\"look\",\"type\":\"text\"},{\"image_url\":"
                        + "{\"url\":\"data:image/png;base64,AAAA\",\"detail\":\"low\"},\"type\":\"image_url\"}]");
    }

    @Test
    void aProxyIsAskedForTheProvidersAddress() {
        // The stand-in answers whatever address it is asked for, as a proxy would.
        var proxied = new OpenAiModelClient(ProviderHttp.client(provider.baseUrl()), Patience.USUAL);
        Heard.from(proxied, Question.toOpenAi(URI.create("http://provider.invalid/v1")));
        assertThat(provider.requests().getLast().target()).isEqualTo("http://provider.invalid/v1/chat/completions");
    }
}
