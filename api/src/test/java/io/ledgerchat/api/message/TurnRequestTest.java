package io.ledgerchat.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.message.MessageId;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class TurnRequestTest {
    private static final AccountId ADA = new AccountId("65f0c0ffee0000000000a001");

    @Test
    void almostNothingIsRequired() {
        var request = read("{}");
        assertThat(request.said().text()).isEmpty();
        assertThat(request.parent()).isEqualTo(MessageId.ROOT);
        assertThat(request.conversation()).isEmpty();
        assertThat(request.zone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void aNullIsAnAbsentFieldAndNewIsNoConversation() {
        var request = read("{\"text\":null,\"conversationId\":\"new\",\"parentMessageId\":null,\"quotes\":null}");
        assertThat(request.conversation()).isEmpty();
        assertThat(request.parent()).isEqualTo(MessageId.ROOT);
    }

    @Test
    void whatIsNoNameOfAModelIsNone() {
        assertThat(read("{\"model\":\"gpt-5\"}").to().model()).contains("gpt-5");
        assertThat(read("{\"model\":\" \"}").to().model()).isEmpty();
        assertThat(read("{\"model\":{\"stale\":\"gpt-5\"}}").to().model()).isEmpty();
    }

    @Test
    void parametersAreKeptAsTheyWereSent() {
        var request =
                read("{\"temperature\":0,\"stop\":[\"x\"],\"promptPrefix\":\"\",\"top_p\":null,\"iconURL\":\"x\"}");
        assertThat(request.to().parameters())
                .isEqualTo(Map.of("temperature", 0, "stop", List.of("x"), "promptPrefix", ""));
    }

    @Test
    void aTimeZoneThatNobodyKnowsIsUtc() {
        assertThat(read("{\"timezone\":\"Europe/Oslo\"}").zone()).isEqualTo(ZoneId.of("Europe/Oslo"));
        assertThat(read("{\"timezone\":\"Nowhere/Land\"}").zone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void theSameRequestIdGivesTheSameIds() {
        var once = TurnIds.of(ADA, Optional.of("b0a2c0de"));
        assertThat(TurnIds.of(ADA, Optional.of("b0a2c0de"))).isEqualTo(once);
        assertThat(TurnIds.of(ADA, Optional.of("b0a2c0df"))).isNotEqualTo(once);
        assertThat(TurnIds.of(new AccountId("65f0c0ffee0000000000e0e0"), Optional.of("b0a2c0de")))
                .isNotEqualTo(once);
        assertThat(TurnIds.of(ADA, Optional.empty())).isNotEqualTo(TurnIds.of(ADA, Optional.empty()));
        assertThat(once.conversation().value().charAt(14)).isEqualTo('5');
    }

    @ParameterizedTest
    @CsvSource({
        "MyAI, gpt-4o-search-preview, GPT-4o",
        "MyAI, gpt-5-mini, GPT-5",
        "MyAI, gpt-5.1, GPT-5.1",
        "MyAI, o3-mini, o3",
        "MyAI, mistral-large, Mistral",
        "MyAI, deepseek-chat, Deepseek",
        "MyAI, kimi-k2, Kimi",
        "MyAI, moonshot-v1, Moonshot",
        "MyAI, claude-sonnet-4, AI",
        "anthropic, claude-sonnet-4, Claude",
        "google, gemini-pro, Gemini",
        "MyAI, llama, AI"
    })
    void aReplyIsShownUnderTheNameOfItsModelsFamily(String endpoint, String model, String name) {
        assertThat(SenderNames.ofFamily(endpoint, model)).isEqualTo(name);
    }

    @Test
    void theBudgetIsWhatWasChosenOrMostOfWhatTheModelTakes() {
        assertThat(ContextWindows.of("llama", Map.of())).isEqualTo(30_400);
        assertThat(ContextWindows.of("gpt-4o", Map.of())).isEqualTo(121_125);
        assertThat(ContextWindows.of("gpt-4o", Map.of("maxContextTokens", 5_000)))
                .isEqualTo(5_000);
        assertThat(ContextWindows.of("gpt-4o", Map.of("maxContextTokens", -1))).isEqualTo(121_125);
    }

    @Test
    void roomIsKeptForTheAnswer() {
        assertThat(ContextWindows.of("gpt-4o", Map.of("max_tokens", 16_384))).isEqualTo(105_560);
        assertThat(ContextWindows.of("llama", Map.of("max_tokens", 100_000))).isEqualTo(15_200);
        assertThat(ContextWindows.of("claude-sonnet-4", Map.of())).isEqualTo(159_600);
        assertThat(ContextWindows.of("claude-sonnet-4", Map.of("maxOutputTokens", 8_000)))
                .isEqualTo(182_400);
    }

    private static TurnRequest read(String body) {
        return TurnRequest.read(JsonMapper.builder().build().readTree(body));
    }
}
