package io.ledgerchat.infra.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ledgerchat.infra.embedded.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The name of a ledger is written once and for all, and so refused before if signatures cannot carry it. */
class LedgerNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"acme+eu", "Acme Corp", "acme\teu", "acme\u00a0eu", "acme\u2028eu", "acme\u200beu"})
    void noLogIsNamedWhatASignatureCannotCarry(String name) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> LedgerProofConfiguration.origin(name))
                .withMessageContaining("LEDGERCHAT_LEDGER_NAME");
    }

    @Test
    void anyOtherNameIsTakenAsItIs() {
        assertThat(LedgerProofConfiguration.origin(" acme.example/chat-Ä ")).isEqualTo("acme.example/chat-Ä");
    }

    @Test
    void withoutANameOneIsDrawn() {
        assertThat(LedgerProofConfiguration.origin(" "))
                .startsWith("ledgerchat/")
                .isNotEqualTo(LedgerProofConfiguration.origin(""));
    }
}
