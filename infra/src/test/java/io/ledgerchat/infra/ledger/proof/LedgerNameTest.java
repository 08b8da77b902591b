package io.ledgerchat.infra.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ledgerchat.infra.embedded.CannotStart;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The name of a ledger is written once and for all, and so refused before if signatures cannot carry it. */
class LedgerNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"acme+eu", "Acme Corp", "acme\teu", "acme\u00a0eu", "acme\u2028eu", "acme\u200beu"})
    void noLogIsNamedWhatASignatureCannotCarry(String name) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> LedgerProofConfiguration.origin(Optional.empty(), name))
                .withMessageContaining("LEDGERCHAT_LEDGER_NAME");
    }

    @Test
    void anyOtherNameIsTakenAsItIs() {
        assertThat(LedgerProofConfiguration.origin(Optional.empty(), " acme.example/chat-Ä "))
                .isEqualTo("acme.example/chat-Ä");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "other", "acme+eu"})
    void theOneInForceStaysWhateverIsGiven(String name) {
        assertThat(LedgerProofConfiguration.origin(Optional.of("acme"), name)).isEqualTo("acme");
    }

    @Test
    void withoutANameOneIsDrawn() {
        assertThat(LedgerProofConfiguration.origin(Optional.empty(), " "))
                .startsWith("ledgerchat/")
                .isNotEqualTo(LedgerProofConfiguration.origin(Optional.empty(), ""));
    }
}
