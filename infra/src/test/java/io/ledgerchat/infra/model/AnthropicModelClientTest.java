package io.ledgerchat.infra.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelEvent;
import io.ledgerchat.command.model.ModelFailure;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.command.model.Thought;
import io.ledgerchat.infra.model.stub.StubAnthropicProvider;
import io.ledgerchat.infra.model.stub.StubModelProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicModelClientTest {
    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final String TAIL =
            "\n\nTroubleshooting URL: https://docs.langchain.com/oss/javascript/langchain/errors/";
    private static StubAnthropicProvider provider;

    private final AnthropicModelClient client = new AnthropicModelClient(ProviderHttp.client(), Patience.USUAL);
    private int abandonedBefore;

    @BeforeAll
    static void start() {
        provider = StubAnthropicProvider.start();
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
        return Question.toAnthropic(provider.baseUrl()).of(StubAnthropicProvider.MODEL);
    }

    @Test
    void anAnswerArrivesPieceByPieceWithUsageAtItsEnd() {
        var heard = Heard.from(client, question());

        assertThat(heard.events().getFirst())
                .isInstanceOfSatisfying(
                        ModelEvent.Opened.class,
                        opened -> assertThat(opened.completionId()).startsWith("msg_stub_"));
        assertThat(heard.events().subList(1, heard.events().size()))
                .containsExactly(
                        new ModelEvent.TextDelta("hello"),
                        new ModelEvent.TextDelta(" big"),
                        new ModelEvent.TextDelta(" world"),
                        new ModelEvent.UsageReported(29, 3, 3, 5),
                        new ModelEvent.Finished("end_turn"));
    }

    @Test
    void theRequestCarriesTheSystemTextApartFromTheMessages() {
        Heard.from(
                client,
                question()
                        .of("claude-sonnet-4-5")
                        .with(Map.of("temperature", 0.3, "topP", 0.9, "topK", 5, "stop", List.of("END")))
                        .after(
                                new ModelMessage.System("Answer briefly."),
                                new ModelMessage.User("What is a fjord?"),
                                new ModelMessage.Assistant("", List.of()),
                                new ModelMessage.User("Well?")));

        var request = provider.lastRequest();
        assertThat(request.method() + " " + request.target()).isEqualTo("POST /v1/messages");
        assertThat(request.header("x-api-key")).isEqualTo("sk-stub");
        assertThat(request.header("anthropic-version")).isEqualTo("2023-06-01");
        assertThat(request.json()).isEqualTo(Json.of("""
                {"model":"claude-sonnet-4-5","max_tokens":64000,"stream":true,
                 "temperature":0.3,"top_p":0.9,"top_k":5,"stop_sequences":["END"],
                 "metadata":{"user_id":"65f0c0ffee0000000000a001"},
                 "system":"Answer briefly.",
                 "messages":[{"role":"user","content":"What is a fjord?"},{"role":"user","content":"Well?"}]}"""));
    }

    @Test
    void earlierToolCallsAreSentWithTheirResults() {
        Heard.from(
                client,
                question()
                        .after(
                                new ModelMessage.User("look"),
                                new ModelMessage.Assistant(
                                        "Looking.",
                                        List.of(new ModelMessage.ToolUse("c1", "search", "{\"q\":\"fjord\"}"))),
                                new ModelMessage.ToolResult("c1", "search", "an inlet")));

        assertThat(provider.lastRequest().json().get("messages")).isEqualTo(Json.of("""
                [{"role":"user","content":"look"},
                 {"role":"assistant","content":[{"type":"text","text":"Looking."},
                   {"type":"tool_use","id":"c1","name":"search","input":{"q":"fjord"}}]},
                 {"role":"user","content":[{"type":"tool_result","tool_use_id":"c1","content":"an inlet"}]}]"""));
    }

    @Test
    void anAnswerThatIsContinuedDoesNotEndWithBlanks() throws Exception {
        Heard.from(
                client,
                question()
                        .after(
                                new ModelMessage.User("What is a fjord?"),
                                new ModelMessage.Assistant("Edited start. ", List.of())));
        assertThat(provider.requests()
                        .getLast()
                        .json()
                        .at("/messages/1/content/0/text")
                        .asText())
                .isEqualTo("Edited start.");
    }

    @Test
    void thinkingComesAsReasoning() {
        var heard = Heard.from(client, question().saying("reasoning:let me think|the answer"));

        assertThat(heard.reasoning()).isEqualTo("let me think");
        assertThat(heard.text()).isEqualTo("the answer");
    }

    @Test
    void aDirectEndpointIsAskedAtItsAddressAsItStands() {
        Heard.from(client, question().directlyTo(provider.baseUrl().resolve("/gateway/claude")));

        assertThat(provider.lastRequest().target()).isEqualTo("/gateway/claude");
    }

    @Test
    void configuredHeadersAreSent() {
        Heard.from(
                client,
                question().withHeaders(Map.of("anthropic-beta", "some-feature", "anthropic-version", "2026-10-21")));

        assertThat(provider.lastRequest().header("anthropic-beta")).isEqualTo("some-feature");
        assertThat(provider.lastRequest().header("anthropic-version")).isEqualTo("2026-10-21");
    }

    @Test
    void aTitleIsAskedForWithoutStreaming() {
        var title = client.complete(question().of("claude-sonnet-4-5").call(), new Cancellation())
                .text();

        assertThat(title).isEqualTo(StubModelProvider.TITLE);
        assertThat(provider.lastRequest().json().path("stream").asBoolean()).isFalse();
        assertThat(provider.lastRequest().json().get("max_tokens").asInt()).isEqualTo(8192);
    }

    @Test
    void anEndpointThatDoesNotStreamAnswersAtOnce() {
        var heard = Heard.from(client, question().with(Map.of("disableStreaming", true)));

        assertThat(heard.text()).isEqualTo(StubModelProvider.TITLE);
        assertThat(heard.events())
                .endsWith(new ModelEvent.UsageReported(29, 2, 3, 5), new ModelEvent.Finished("end_turn"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, prompt is too long, ''",
        "401, invalid x-api-key, MODEL_AUTHENTICATION/",
        "404, no such model, MODEL_NOT_FOUND/",
        "429, slow down, MODEL_RATE_LIMIT/"
    })
    void aRefusalFailsAtOnceInTheWordsThatClientsExpect(int status, String message, String code) {
        var text = "error:" + status + ":" + message;

        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(() -> Heard.from(client, question().saying(text)))
                .withMessage(status + " " + message + (code.isEmpty() ? "" : TAIL + code + "\n"));
        assertThat(provider.timesAsked(text)).isEqualTo(1);
    }

    @Test
    void anOverloadedProviderIsAskedAgain() {
        assertThat(Heard.from(client, question().saying("flaky:2:529:here I am"))
                        .text())
                .isEqualTo("here I am");
        assertThat(provider.timesAsked("flaky:2:529:here I am")).isEqualTo(3);
    }

    @Test
    void anAnswerThatBreaksOffIsNotAskedForAgain() {
        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(() -> Heard.from(client, question().saying("break:so far")))
                .withMessage("terminated");
        assertThat(provider.timesAsked("break:so far")).isEqualTo(1);
    }

    @Test
    void anErrorInsideTheStreamIsToldInTheProvidersWords() {
        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(() -> Heard.from(client, question().saying("failing:so far|Overloaded")))
                .withMessage("Overloaded");
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
        assertThat(heard.all(ModelEvent.Finished.class)).isEmpty();
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(provider.abandoned()).isEqualTo(abandonedBefore + 1));
    }

    @Test
    void aCallThatTakesTooLongFailsAndClosesTheSocket() {
        Heard.from(client, question());

        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(
                        () -> Heard.from(client, question().saying("stall:so").within(Duration.ofSeconds(5))))
                .withMessage("terminated");
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(provider.abandoned()).isEqualTo(abandonedBefore + 1));
    }

    @Test
    void toolsAreOfferedAndTheirCallsArriveInPieces() {
        var heard = Heard.from(client, question().offering("clock").saying("pre:Let me look.|clock|{\"zone\":1}"));

        assertThat(heard.text()).isEqualTo("Let me look.");
        assertThat(heard.calls()).containsExactly("clock{\"zone\":1}");
        var offered = provider.requests().getLast().json().at("/tools/0");
        assertThat(offered.path("name").asText()).isEqualTo("clock");
        assertThat(offered.path("description").asText()).isEqualTo("Tells.");
        assertThat(offered.at("/input_schema/type").asText()).isEqualTo("object");
    }

    @Test
    void resultsOfOneAnswersCallsGoTogetherAfterItsSealedThoughts() {
        var heard = Heard.from(
                client,
                question()
                        .offering("clock")
                        .after(
                                new ModelMessage.User("two:|clock|{}"),
                                new ModelMessage.Assistant(
                                        "",
                                        List.of(
                                                new ModelMessage.ToolUse("c1", "clock", "{}"),
                                                new ModelMessage.ToolUse("c2", "clock", "{}")),
                                        List.of(new Thought("Hm.", "seal"), new Thought("", "hidden"))),
                                new ModelMessage.ToolResult("c1", "clock", "12:00"),
                                new ModelMessage.ToolResult("c2", "clock", "13:00")));

        assertThat(heard.text()).isEqualTo("tool result: 12:00 | 13:00");
        var messages = provider.requests().getLast().json().path("messages");
        assertThat(messages.size()).isEqualTo(3);
        assertThat(messages.at("/1/content/0/signature").asText()).isEqualTo("seal");
        assertThat(messages.at("/1/content/1/data").asText()).isEqualTo("hidden");
        assertThat(messages.at("/2/content").size()).isEqualTo(2);
    }

    @Test
    void thinkingIsSealed() {
        var heard = Heard.from(client, question().saying("reasoning:let me think|the answer"));
        assertThat(heard.all(ModelEvent.ReasoningSealed.class))
                .containsExactly(new ModelEvent.ReasoningSealed(new Thought("let me think", "sealed-0")));
    }

    @Test
    void toolsOfTheHistoryAreNamedWhereNoneIsOffered() {
        Heard.from(
                client,
                question()
                        .after(
                                new ModelMessage.User("look"),
                                new ModelMessage.Assistant("", List.of(new ModelMessage.ToolUse("c1", "clock", "{}"))),
                                new ModelMessage.ToolResult("c1", "clock", "12:00")));
        assertThat(provider.requests().getLast().json().at("/tools/0/name").asText())
                .isEqualTo("clock");
    }

    @Test
    void aDocumentGoesBeforeTheText() {
        var document = new ModelMessage.Document("a.pdf", "application/pdf", "JVBERi0x");
        Heard.from(client, question().after(new ModelMessage.User("look", List.of(), List.of(document))));
        var content = provider.requests().getLast().json().at("/messages/0/content");
        assertThat(content.at("/0/type").asText()).isEqualTo("document");
        assertThat(content.at("/0/title").asText()).isEqualTo("a.pdf");
        assertThat(content.at("/0/source/media_type").asText()).isEqualTo("application/pdf");
        assertThat(content.at("/0/source/data").asText()).isEqualTo("JVBERi0x");
        assertThat(content.at("/1/text").asText()).isEqualTo("look");
    }

    @Test
    void imagesGoBeforeTheText() {
        var image = new ModelMessage.Image("image/png", "AAAA", "auto");
        Heard.from(client, question().after(new ModelMessage.User("look", List.of(image))));
        var content = provider.requests().getLast().json().at("/messages/0/content");
        assertThat(content.at("/0/source/media_type").asText()).isEqualTo("image/png");
        assertThat(content.at("/1/text").asText()).isEqualTo("look");
    }
}
