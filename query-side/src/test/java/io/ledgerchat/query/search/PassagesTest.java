package io.ledgerchat.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PassagesTest {
    @Test
    void aShortTextIsOnePiece() {
        assertThat(Passages.of(" One sentence. \n", false)).containsExactly(new Passages.Piece("One sentence.", null));
    }

    @Test
    void aTextWithoutWordsHasNoPieces() {
        assertThat(Passages.of(" \n ", false)).isEmpty();
    }

    @Test
    void aLongTextIsCutBehindSentencesAndNothingIsLost() {
        var text = IntStream.range(0, 500)
                .mapToObj(number -> "Sentence number " + number + " says something.")
                .collect(Collectors.joining(" "));

        var pieces = Passages.of(text, false);

        assertThat(pieces).hasSizeBetween(10, 30).allSatisfy(piece -> {
            assertThat(piece.text().length()).isLessThanOrEqualTo(Passages.LENGTH);
            assertThat(piece.text()).endsWith(".").startsWith("Sentence");
        });
        assertThat(IntStream.range(0, 500))
                .allSatisfy(number -> assertThat(pieces)
                        .anyMatch(piece -> piece.text().contains("Sentence number " + number + " says something.")));
    }

    @Test
    void aTextWithoutSentencesOrBlanksIsCutToo() {
        assertThat(Passages.of("x".repeat(10_000), false)).hasSizeBetween(6, 12);
        assertThat(Passages.of("😀".repeat(5_000), false))
                .allSatisfy(piece -> assertThat(
                                Character.isLowSurrogate(piece.text().charAt(0)))
                        .isFalse());
    }

    @Test
    void aLineOfAPagedTextIsAPage() {
        assertThat(Passages.of("first\n\nthird", true))
                .containsExactly(new Passages.Piece("first", 1), new Passages.Piece("third", 3));
    }

    @Test
    void ofAnEndlessTextOnlyTheBeginningIsCut() {
        assertThat(Passages.of("word ".repeat(4_000_000), false)).hasSize(Passages.MOST);
    }
}
