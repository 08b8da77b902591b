package io.ledgerchat.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static final String SMILE = "\uD83D\uDE00";

    @Test
    void aTextThatFitsStaysWhole() {
        assertThat(Excerpt.of("fjord", 5)).isEqualTo("fjord");
        assertThat(Excerpt.of("", 1)).isEmpty();
        assertThat(Excerpt.of("ab" + SMILE, 4)).isEqualTo("ab" + SMILE);
    }

    @Test
    void whatIsTooLongEndsBetweenCharacters() {
        assertThat(Excerpt.of("fjords", 5)).isEqualTo("fjord");
        assertThat(Excerpt.of("ab" + SMILE, 3)).isEqualTo("ab");
        assertThat(Excerpt.of(SMILE, 1)).isEmpty();
        assertThat(Excerpt.of(SMILE, 0)).isEmpty();
    }
}
