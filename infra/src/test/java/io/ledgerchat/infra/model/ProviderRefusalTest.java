package io.ledgerchat.infra.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderRefusalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"message\":\"bad thing\",\"type\":\"x\"}}|500 bad thing",
                "{\"error\":\"bad thing\"}|500 bad thing",
                "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}|500 Overloaded",
                "{\"message\":\"bad thing\"}|500 bad thing",
                "{\"detail\":\"bad thing\"}|500 bad thing",
                "{\"error\":{\"code\":7}}|500 {\"code\":7}",
                "{\"nothing\":1}|500 status code (no body)",
                "''|500 status code (no body)",
                "<h1>Bad Gateway</h1>|500 <h1>Bad Gateway</h1>",
                "[]|500 status code (no body)",
                "\"bad thing\"|500 bad thing"
            })
    void theSentenceIsFoundWhereverTheProviderPutsIt(String body, String message) {
        assertThat(new ProviderRefusal(500, body).failure()).hasMessage(message);
    }

    @Test
    void aLongPageIsCut() {
        assertThat(new ProviderRefusal(502, "x".repeat(100_000)).failure().getMessage())
                .hasSizeLessThan(2_100);
    }
}
