package io.ledgerchat.infra.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class O200kTokenCounterTest {
    private static final O200kTokenCounter COUNTER = new O200kTokenCounter();

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "hello, 1",
        "hello big world, 3",
        "'A fjord is a long, narrow sea inlet.', 11",
        "<|endoftext|>, 7"
    })
    void shortTextsAreCountedExactly(String text, int tokens) {
        assertThat(COUNTER.count(text)).isEqualTo(tokens);
    }

    @Test
    void longTextsAreEstimatedFromTheirBeginning() {
        int once = COUNTER.count("A fjord is a long, narrow sea inlet. ".repeat(100));

        assertThat(COUNTER.count("A fjord is a long, narrow sea inlet. ".repeat(20_000)))
                .isCloseTo(once * 200, within(once * 2));
    }

    @Test
    void aWordOfAMillionLettersTakesNoLongTime() {
        COUNTER.count("warm");

        assertTimeout(Duration.ofSeconds(20), () -> COUNTER.count("x".repeat(1_000_000)));
        assertTimeout(Duration.ofSeconds(20), () -> COUNTER.count("äß".repeat(500_000)));
    }
}
