package io.ledgerchat.infra.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThinkTagsTest {
    private static Heard heard(List<String> pieces) {
        var heard = new Heard();
        var tags = new ThinkTags(heard.events()::add);
        pieces.forEach(tags::accept);
        tags.end();
        return heard;
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = ';',
            value = {
                "plain text;;plain text",
                "<think>a b</think> visible;a b; visible",
                "before<think>a</think>middle<think>b</think>after;ab;beforemiddleafter",
                "<think>never closed;never closed;",
                "1 < 2 and <thinking> is no tag;;1 < 2 and <thinking> is no tag",
                "a stray </think> stays;;a stray </think> stays",
                "ends like a tag <thi;;ends like a tag <thi",
                "<<think>a<</think>;a<;<",
                "<think>  </think>answer;;answer",
                "<think></think>answer;;answer"
            })
    void thinkingAndTextAreTornApartWhereverTheTextIsCut(String text, String reasoning, String visible) {
        var whole = heard(List.of(text));
        var byLetter = heard(List.of(text.split("")));
        for (var heard : List.of(whole, byLetter)) {
            assertThat(heard.reasoning()).isEqualTo(reasoning == null ? "" : reasoning);
            assertThat(heard.text()).isEqualTo(visible == null ? "" : visible);
        }
    }

    @Test
    void everyCutGivesTheSame() {
        var text = "x<think> one </think>two<think>three</think> four <think";
        var expected = heard(List.of(text));
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            int first = random.nextInt(text.length());
            int second = first + random.nextInt(text.length() - first);
            var cut = heard(List.of(text.substring(0, first), text.substring(first, second), text.substring(second)));

            assertThat(cut.reasoning()).as("seed %d", seed).isEqualTo(expected.reasoning());
            assertThat(cut.text()).as("seed %d", seed).isEqualTo(expected.text());
        }
    }

    @Test
    void nothingIsHeldBackThatCannotBecomeATag() {
        var heard = new Heard();
        new ThinkTags(heard.events()::add).accept("word <");

        assertThat(heard.text()).isEqualTo("word ");
    }
}
