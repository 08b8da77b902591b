package io.ledgerchat.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AskedWordsTest {
    @Test
    void quotesAndAsterisksAreTakenApartFromPlainWords() {
        var asked = AskedWords.of("deep \"cold  water\" fjo* \"\" * norway");
        assertThat(asked.phrases()).containsExactly("cold  water");
        assertThat(asked.beginnings()).containsExactly("fjo");
        assertThat(asked.words()).extracting(SearchWord::text).containsExactly("deep", "norway");
    }

    @Test
    void anOpenQuoteIsNoPhrase() {
        var asked = AskedWords.of("\"cold water");
        assertThat(asked.phrases()).isEmpty();
        assertThat(asked.words()).hasSize(2);
        assertThat(AskedWords.of("\"\" *").isEmpty()).isTrue();
    }
}
