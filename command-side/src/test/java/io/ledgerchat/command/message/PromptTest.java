package io.ledgerchat.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.model.ModelMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromptTest {
    /** One token per letter, so that budgets can be counted by hand. */
    private static Prompt prompt(int context, String instructions, String... turns) {
        return Prompt.within(
                context,
                instructions,
                Map.of(),
                List.of(turns).stream()
                        .map(text -> List.<ModelMessage>of(new ModelMessage.User(text)))
                        .toList(),
                String::length);
    }

    @Test
    void everythingIsToldWhenThereIsRoom() {
        var prompt = prompt(1000, "Be brief.", "one", "two");
        assertThat(prompt.messages())
                .containsExactly(
                        new ModelMessage.System("Be brief."),
                        new ModelMessage.User("one"),
                        new ModelMessage.User("two"));
        assertThat(prompt.usage().prePruneTokens()).isEqualTo(14);
        assertThat(prompt.usage().messageTokens()).isEqualTo(17);
        assertThat(prompt.usage().budget()).isEqualTo(950);
        assertThat(prompt.usage().remaining()).isEqualTo(950 - 13 - 17);
    }

    @Test
    void theOldestAreLeftOutFirst() {
        var prompt = prompt(40, "", "aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc");
        assertThat(prompt.messages())
                .containsExactly(new ModelMessage.User("bbbbbbbbbb"), new ModelMessage.User("cccccccccc"));
        assertThat(prompt.usage().prePruneTokens()).isEqualTo(42);
        assertThat(prompt.usage().messageCount()).isEqualTo(2);
    }

    @Test
    void whatIsLeftOutLeavesNoGap() {
        var prompt = prompt(40, "", "a", "b".repeat(30), "cccccccccc");
        assertThat(prompt.messages()).containsExactly(new ModelMessage.User("cccccccccc"));
    }

    @Test
    void anAnswerGoesWithItsQuestion() {
        var prompt = Prompt.within(
                40,
                "",
                Map.of(),
                List.of(said("a".repeat(30)), answered("b"), said("c"), answered("d"), said("e")),
                String::length);
        assertThat(prompt.messages())
                .containsExactly(new ModelMessage.User("c"), answered("d").getFirst(), new ModelMessage.User("e"));
        assertThat(prompt.usage().messageTokens()).isEqualTo(18);
        assertThat(prompt.usage().messageCount()).isEqualTo(3);
    }

    @Test
    void aConversationThatBeginsWithAnAnswerIsToldAsOne() {
        var prompt = Prompt.within(1000, "", Map.of(), List.of(answered("d"), said("e")), String::length);
        assertThat(prompt.messages()).hasSize(3).endsWith(answered("d").getFirst(), new ModelMessage.User("e"));
        assertThat(prompt.messages().getFirst()).isInstanceOf(ModelMessage.User.class);
    }

    private static List<ModelMessage> said(String text) {
        return List.of(new ModelMessage.User(text));
    }

    private static List<ModelMessage> answered(String text) {
        return List.of(new ModelMessage.Assistant(text, List.of()));
    }

    @Test
    void instructionsAndTheNewestMessageAlwaysStay() {
        var prompt = prompt(10, "i".repeat(50), "old", "n".repeat(50));
        assertThat(prompt.messages())
                .containsExactly(new ModelMessage.System("i".repeat(50)), new ModelMessage.User("n".repeat(50)));
    }

    @Test
    void aLongChunkIsCutIntoWordsThatGiveItBack() {
        String chunk = "A fjord is a long,  narrow\n\nsea inlet. ";
        assertThat(WordPieces.of(chunk)).startsWith("A", " fjord", " is").hasSizeGreaterThan(7);
        assertThat(String.join("", WordPieces.of(chunk))).isEqualTo(chunk);
    }

    @Test
    void aVeryLongChunkIsCutIntoFewPieces() {
        String chunk = String.join(
                " ", IntStream.range(0, 50_000).mapToObj(i -> "w" + i).toList());
        assertThat(WordPieces.of(chunk)).hasSizeLessThan(80);
        assertThat(String.join("", WordPieces.of(chunk))).isEqualTo(chunk);
    }

    @Test
    void aTextWithoutBlanksIsCutBetweenWholeCharacters() {
        String chunk = "\uD83D\uDE00".repeat(5_000);
        assertThat(WordPieces.of(chunk)).allSatisfy(piece -> {
            assertThat(Character.isLowSurrogate(piece.charAt(0))).isFalse();
            assertThat(piece).hasSizeLessThan(2_100);
        });
        assertThat(String.join("", WordPieces.of(chunk))).isEqualTo(chunk);
    }
}
