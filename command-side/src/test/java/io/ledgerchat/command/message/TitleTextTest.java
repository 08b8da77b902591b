package io.ledgerchat.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TitleTextTest {
    @Test
    void aTitleIsOneLineWithoutThoughts() {
        assertThat(TitleText.tidy("<think>What\nnow?</think>\n  About \n Fjords "))
                .isEqualTo("About Fjords");
        assertThat(TitleText.tidy("<think>cut off")).isEqualTo("Untitled Conversation");
        assertThat(TitleText.tidy("  ")).isEqualTo("Untitled Conversation");
    }

    @Test
    void aLongTitleIsCutBetweenWholeCharacters() {
        String cut = TitleText.tidy("\uD83D\uDE00".repeat(300));
        assertThat(cut.codePointCount(0, cut.length())).isEqualTo(200);
        assertThat(cut).endsWith("\uD83D\uDE00...");
    }

    @Test
    void theInstructionIsFollowedByTheConversation() {
        assertThat(TitleText.prompt(null, "What is a fjord?", ""))
                .contains("five words")
                .endsWith("Conversation:\nUser: What is a fjord?\nAI: ");
    }

    @Test
    void aConfiguredInstructionMaySayWhereTheConversationGoes() {
        assertThat(TitleText.prompt("Name this: {convo}!", "Why?", "Because."))
                .isEqualTo("Name this: User: Why?\nAI: Because.!");
    }

    @Test
    void variablesInInstructionsAreResolvedInTheAskersTime() {
        var variables = new PromptVariables(Instant.parse("2026-01-31T23:30:00Z"), ZoneId.of("Europe/Oslo"), "Ada $1");
        assertThat(variables.resolve(
                        "{{current_date}}|{{Current_DateTime}}|{{iso_datetime}}|{{current_user}}|{{other}}"))
                .isEqualTo(
                        "2026-02-01 (Sunday)|2026-02-01 00:30:00 +01:00 (Sunday)|2026-01-31T23:30:00.000Z|Ada $1|{{other}}");
    }

    @Test
    void anUnknownAskerStaysAVariable() {
        var variables = new PromptVariables(Instant.EPOCH, ZoneId.of("UTC"), null);
        assertThat(variables.resolve("{{current_user}}")).isEqualTo("{{current_user}}");
    }
}
