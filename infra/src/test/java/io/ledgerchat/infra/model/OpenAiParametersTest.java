package io.ledgerchat.infra.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 30 §18, the table of parameters. */
class OpenAiParametersTest {
    private static final Map<String, Object> SAMPLING =
            Map.of("temperature", 0.3, "top_p", 0.9, "frequency_penalty", 1, "presence_penalty", 1);

    private static Question question() {
        return Question.toOpenAi(URI.create("https://example.org/v1")).of("my-model-1");
    }

    private static Map<String, Object> bodyOf(Question question) {
        var body = new HashMap<>(OpenAiParameters.of(question.call()).body());
        body.remove("user");
        return body;
    }

    @Test
    void whatTheCallerSetIsSentUnderItsName() {
        var given = Map.<String, Object>of(
                "temperature",
                0,
                "top_p",
                0.5,
                "frequency_penalty",
                0.1,
                "presence_penalty",
                0.2,
                "stop",
                List.of("END"),
                "max_tokens",
                99,
                "reasoning_effort",
                "low",
                "verbosity",
                "high");

        assertThat(bodyOf(question().with(given))).isEqualTo(given);
    }

    @Test
    void whatTheEndpointUsuallySetsHoldsUntilTheCallerSetsIt() {
        var usually = question().usually(Map.of("temperature", 0.2, "unknown", true));
        assertThat(bodyOf(usually)).isEqualTo(Map.of("temperature", 0.2));
        assertThat(bodyOf(usually.with(Map.of("temperature", 0)))).isEqualTo(Map.of("temperature", 0));
        assertThat(bodyOf(usually.adding(Map.of("temperature", 1)))).isEqualTo(Map.of("temperature", 1));
    }

    @Test
    void emptyValuesAreNotSent() {
        var empty = new HashMap<String, Object>();
        empty.put("stop", List.of());
        empty.put("reasoning_effort", "");
        empty.put("temperature", null);

        assertThat(bodyOf(question().with(empty))).isEmpty();
    }

    @Test
    void bookkeepingIsNeverSentWhoeverAddsIt() {
        var internal = Map.<String, Object>of(
                "resendFiles",
                true,
                "maxContextTokens",
                4000,
                "promptPrefix",
                "x",
                "modelLabel",
                "y",
                "web_search",
                true);

        assertThat(bodyOf(question().with(internal).adding(internal))).isEmpty();
    }

    @Test
    void theCallerIsNamedUnlessTheEndpointDropsIt() {
        assertThat(OpenAiParameters.of(question().call()).body()).containsEntry("user", Question.USER);
        assertThat(OpenAiParameters.of(question().dropping("user").call()).body())
                .isEmpty();
    }

    @Test
    void whatTheEndpointAddsWinsOverTheCallerAndMayBeUnknown() {
        assertThat(bodyOf(question()
                        .with(Map.of("temperature", 0.3))
                        .adding(Map.of("temperature", 0.7, "safe_prompt", true, "seed", 7))))
                .isEqualTo(Map.of("temperature", 0.7, "safe_prompt", true, "seed", 7));
    }

    @Test
    void whatTheEndpointDropsIsGoneEvenWhenItAddsIt() {
        assertThat(bodyOf(question()
                        .with(SAMPLING)
                        .adding(Map.of("seed", 7))
                        .dropping("seed", "frequency_penalty", "presence_penalty", "top_p")))
                .isEqualTo(Map.of("temperature", 0.3));
    }

    @Test
    void anAddedModelReplacesTheChosenOne() {
        var parameters =
                OpenAiParameters.of(question().adding(Map.of("model", "other")).call());

        assertThat(parameters.model()).isEqualTo("other");
        assertThat(parameters.body()).doesNotContainKey("model");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt-5",
                "gpt-5-mini",
                "openai/gpt-5.1",
                "gpt-5-chat-latest",
                "gpt-6",
                "o1",
                "o3-mini",
                "o1-preview"
            })
    void newerModelsGetTheirLimitUnderItsNewName(String model) {
        assertThat(bodyOf(question().of(model).with(Map.of("max_tokens", 99))))
                .isEqualTo(Map.of("max_completion_tokens", 99));
    }

    @Test
    void droppingTheLimitDropsItUnderBothNames() {
        assertThat(bodyOf(question().of("gpt-5").with(Map.of("max_tokens", 99)).dropping("max_tokens")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"o1", "o3-mini", "gpt-5", "gpt-5-mini", "openai/gpt-5-nano"})
    void reasoningModelsTakeNoSamplingParameters(String model) {
        assertThat(bodyOf(question().of(model).with(SAMPLING).adding(Map.of("logit_bias", Map.of(), "n", 1))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-5.1", "gpt-5-chat-latest", "gpt-4o", "gpt-50", "foo1", "my-model-1"})
    void otherModelsDo(String model) {
        assertThat(bodyOf(question().of(model).with(SAMPLING))).isEqualTo(SAMPLING);
    }

    @Test
    void searchModelsTakeNeitherSamplingParametersNorTheCaller() {
        var parameters = OpenAiParameters.of(
                question().of("gpt-4o-mini-search-preview").with(SAMPLING).call());

        assertThat(parameters.body()).isEmpty();
    }

    @Test
    void usageIsAskedForWhenTheEndpointOrItsAdditionsSaySo() {
        var usage = Map.of("stream_options", Map.of("include_usage", true));

        assertThat(bodyOf(question().reportingUsage())).isEqualTo(usage);
        assertThat(bodyOf(question().adding(Map.of("streamUsage", true)))).isEqualTo(usage);
        assertThat(bodyOf(question())).isEmpty();
    }

    @Test
    void streamingCanBeSwitchedOffByTheCallerOrTheEndpoint() {
        assertThat(OpenAiParameters.of(question().call()).stream()).isTrue();
        assertThat(OpenAiParameters.of(
                        question().with(Map.of("disableStreaming", true)).call())
                        .stream())
                .isFalse();
        assertThat(OpenAiParameters.of(
                        question().adding(Map.of("disableStreaming", true)).call())
                        .stream())
                .isFalse();
    }

    @Test
    void openRouterIsAskedForReasoningAndForTheWebInItsOwnWay() {
        assertThat(bodyOf(question().named("OpenRouter"))).isEqualTo(Map.of("include_reasoning", true));
        assertThat(bodyOf(question().named("OpenRouter").with(Map.of("reasoning_effort", "high", "web_search", true))))
                .isEqualTo(Map.of("reasoning", Map.of("effort", "high"), "plugins", List.of(Map.of("id", "web"))));
    }
}
