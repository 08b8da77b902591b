package io.ledgerchat.api.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArithmeticTest {
    @ParameterizedTest
    @CsvSource({
        "1000 * 60 * 15, 900000",
        "(1000*60*60*24)*7, 604800000",
        "2 + 3 * 4, 14",
        "(2 + 3) * 4 % 7, 6",
        "-3 + 10 / 4, -0.5",
        "'  7  ', 7"
    })
    void sumsAreWorkedOut(String sum, double value) {
        assertThat(Arithmetic.evaluate(sum)).isEqualTo(OptionalDouble.of(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "15m", "1 +", "(1", "1)", "1 / 0", "System.exit(0)", "1e3", "1.2.3", "2 2", "()"})
    void anythingElseHasNoValue(String text) {
        assertThat(Arithmetic.evaluate(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 100_000})
    void aSumWithoutEndIsRefusedUnread(int length) {
        assertThat(Arithmetic.evaluate("(".repeat(length))).isEmpty();
    }
}
