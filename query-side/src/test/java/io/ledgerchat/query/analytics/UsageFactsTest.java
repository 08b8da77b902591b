package io.ledgerchat.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsageFactsTest {
    /** An entry of an index has 2,704 bytes at most, and an endpoint stands in it beside a model. */
    @Test
    void namesFitIntoAnIndexWhateverTheEventSays() {
        assertThat(UsageFacts.name("m".repeat(5_000))).hasSize(300);
        assertThat(UsageFacts.name("gpt\u00004o")).isEqualTo("gpt\uFFFD4o");
        assertThat(UsageFacts.name(null)).isNull();
    }
}
