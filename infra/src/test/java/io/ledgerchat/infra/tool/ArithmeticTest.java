package io.ledgerchat.infra.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArithmeticTest {
    @ParameterizedTest
    @CsvSource({
        "6*7, 42",
        "1 + 2 * 3, 7",
        "(1 + 2) * 3, 9",
        "2^3^2, 512",
        "-2^2, -4",
        "7 % 4, 3",
        "1 / 8, 0.125",
        "1.5e3 + .5, 1500.5",
        "sqrt(16) + abs(-2), 6",
        "round(pi), 3",
        "1/0, Infinity",
        "9^9^9^9, Infinity"
    })
    void countsAsInSchool(String formula, String value) {
        assertThat(Arithmetic.evaluate(formula)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 +", "(1", "1 2", "two", "sqrt 4", "1..2", "alert(1)", "\u0000"})
    void saysWhatItCannotRead(String formula) {
        assertThatThrownBy(() -> Arithmetic.evaluate(formula)).isInstanceOf(Arithmetic.Unreadable.class);
    }

    @Test
    void isNotLedIntoTheDepths() {
        assertThatThrownBy(() -> Arithmetic.evaluate("(".repeat(900))).isInstanceOf(Arithmetic.Unreadable.class);
        assertThatThrownBy(() -> Arithmetic.evaluate("-".repeat(900) + "1")).isInstanceOf(Arithmetic.Unreadable.class);
        assertThatThrownBy(() -> Arithmetic.evaluate("1+".repeat(600) + "1")).isInstanceOf(Arithmetic.Unreadable.class);
    }
}
