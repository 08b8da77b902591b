package io.ledgerchat.api.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"openAI", "My AI", "mcp_github", "gpt-4o@2024", "vendor/model:free", "SEARCH_KEY"})
    void namesOfEndpointsToolsAndModelsAreOnes(String name) {
        assertThat(PlainName.isOne(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "what do I think?", "two\nlines", "a,b", "\u0000", "größe"})
    void whatAPersonHasToSayIsNone(String text) {
        assertThat(PlainName.isOne(text)).isFalse();
    }

    @Test
    void aNameEnds() {
        assertThat(PlainName.isOne("x".repeat(256))).isTrue();
        assertThat(PlainName.isOne("x".repeat(257))).isFalse();
    }
}
