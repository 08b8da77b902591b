package io.ledgerchat.infra.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicParametersTest {
    private static Question question() {
        return Question.toAnthropic(URI.create("https://api.anthropic.com")).of("claude-sonnet-4-5");
    }

    private static AnthropicParameters of(Question question) {
        return AnthropicParameters.of(question.call());
    }

    @ParameterizedTest
    @CsvSource({
        "claude-3-opus-20240229, 4096",
        "claude-3-5-sonnet-latest, 8192",
        "claude-3-7-sonnet-20250219, 64000",
        "claude-opus-4-20250514, 32000",
        "claude-opus-4-1, 32000",
        "claude-opus-4-5-20251101, 64000",
        "claude-haiku-4-5, 64000",
        "claude-sonnet-5, 64000",
        "a-model-of-tomorrow, 8192"
    })
    void anAnswerIsLimitedByWhatTheModelCan(String model, long limit) {
        assertThat(of(question().of(model)).maxTokens()).isEqualTo(limit);
    }

    @Test
    void aLimitThatWasAskedForWins() {
        assertThat(of(question().with(Map.of("maxOutputTokens", 77))).maxTokens())
                .isEqualTo(77);
    }

    @Test
    void anAnswerWithoutALimitFitsBesideTheMessages() {
        assertThat(of(question().saying("word ".repeat(90_000))).maxTokens()).isBetween(40_000L, 60_000L);
        assertThat(of(question().saying("word ".repeat(200_000))).maxTokens()).isEqualTo(8_192);
        assertThat(of(question().saying("word ".repeat(90_000)).with(Map.of("maxOutputTokens", 64_000)))
                        .maxTokens())
                .isEqualTo(64_000);
    }

    @Test
    void thinkingFitsIntoAnAnswerThatComesAsAWhole() {
        var call = question()
                .with(Map.of("thinking", true, "thinkingBudget", 16_000, "disableStreaming", true))
                .call();
        var parameters = AnthropicParameters.of(call);
        assertThat(parameters.maxTokens()).isEqualTo(8_192);
        assertThat(parameters.body()).containsEntry("thinking", Map.of("type", "enabled", "budget_tokens", 7372L));
    }

    @Test
    void whatTheEndpointUsuallySetsHoldsUntilTheCallerSetsIt() {
        var usually = question().usually(Map.of("temperature", 0.2, "topK", 5));
        assertThat(of(usually).body()).containsEntry("temperature", 0.2).containsEntry("top_k", 5);
        assertThat(of(usually.with(Map.of("temperature", 0.9))).body()).containsEntry("temperature", 0.9);
    }

    @Test
    void whatWasSetWinsUnderWhicheverNameItWasSet() {
        var usually = question().usually(Map.of("maxOutputTokens", 1000, "topP", 0.1));
        var set = of(usually.with(Map.of("max_tokens", 77, "top_p", 0.5)));
        assertThat(set.maxTokens()).isEqualTo(77);
        assertThat(set.body()).containsEntry("top_p", 0.5);

        var added = of(usually.adding(Map.of("maxTokens", 55, "topP", 0.9)));
        assertThat(added.maxTokens()).isEqualTo(55);
        assertThat(added.body()).containsEntry("top_p", 0.9);
    }

    @Test
    void theCallerIsNamedUnlessThatIsDropped() {
        assertThat(of(question()).body()).containsEntry("metadata", Map.of("user_id", Question.USER));
        assertThat(of(question().dropping("user")).body()).isEmpty();
    }

    @Test
    void thinkingHasABudgetAndTakesSamplingAway() {
        var body = of(question().with(Map.of("thinking", true, "temperature", 0.3, "topK", 3)))
                .body();

        assertThat(body)
                .containsEntry("thinking", Map.of("type", "enabled", "budget_tokens", 2000L))
                .doesNotContainKeys("temperature", "top_k");
    }

    @Test
    void theBudgetStaysBelowTheLimit() {
        assertThat(of(question().with(Map.of("thinking", true, "thinkingBudget", 90_000, "maxOutputTokens", 5000)))
                        .body())
                .containsEntry("thinking", Map.of("type", "enabled", "budget_tokens", 4500L));
        assertThat(of(question().with(Map.of("thinking", true, "maxOutputTokens", 500)))
                        .body())
                .doesNotContainKey("thinking");
    }

    @Test
    void newerModelsChooseTheirBudget() {
        assertThat(of(question().of("claude-opus-4-7").with(Map.of("thinking", true, "effort", "high")))
                        .body())
                .containsEntry("thinking", Map.of("type", "adaptive"))
                .containsEntry("output_config", Map.of("effort", "high"));
    }

    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-4-6, true",
        "claude-opus-4-7, false",
        "claude-sonnet-5-5, false",
        "claude-3-7-sonnet, true"
    })
    void modelsThatTakeNoSamplingParametersAreNotGivenAny(String model, boolean takesThem) {
        assertThat(of(question().of(model).with(Map.of("temperature", 0.3)))
                        .body()
                        .containsKey("temperature"))
                .isEqualTo(takesThem);
    }

    @Test
    void thePromptIsCachedWhenAskedFor() {
        assertThat(of(question().with(Map.of("promptCache", true, "promptCacheTtl", "1h")))
                        .body())
                .containsEntry("cache_control", Map.of("type", "ephemeral", "ttl", "1h"));
    }

    @Test
    void whatTheEndpointAddsWinsAndWhatItDropsIsGone() {
        var body = of(question()
                        .with(Map.of("temperature", 0.3, "topP", 0.5, "resendFiles", true))
                        .adding(Map.of("temperature", 0.9, "service_tier", "auto", "maxContextTokens", 1))
                        .dropping("topP", "user"))
                .body();

        assertThat(body).containsOnly(Map.entry("temperature", 0.9), Map.entry("service_tier", "auto"));
    }
}
