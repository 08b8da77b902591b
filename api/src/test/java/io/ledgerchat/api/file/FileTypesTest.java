package io.ledgerchat.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTypesTest {
    @Test
    void aTypeIsTakenAsItWasDeclared() {
        assertThat(FileTypes.normalised("Text/X-C++; charset=utf-8")).isEqualTo("text/x-c++");
        assertThat(FileTypes.normalised("text/x-markdown")).isEqualTo("text/markdown");
        assertThat(FileTypes.normalised(" ")).isEqualTo("text/plain");
        assertThat(FileTypes.normalised(null)).isEqualTo("text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "text/", "text/plain/more", "text/pl\u0000ain", "text/pl ain", "text/plän"})
    void whatIsNoTypeAreBytesThatMeanNothing(String declared) {
        assertThat(FileTypes.normalised(declared)).isEqualTo("application/octet-stream");
    }

    @Test
    void aTypeOfManyLettersIsNone() {
        assertThat(FileTypes.normalised("text/" + "x".repeat(121))).isEqualTo("application/octet-stream");
    }
}
