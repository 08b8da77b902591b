package io.ledgerchat.infra.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.event.Personal;
import io.ledgerchat.infra.key.FieldCipher;
import io.ledgerchat.infra.key.InMemoryDataKeys;
import org.junit.jupiter.api.Test;

class SealedTextsTest {
    private final InMemoryDataKeys keys = new InMemoryDataKeys();
    private final SealedTexts texts = new SealedTexts(new FieldCipher(keys));
    private final Personal<String> address = Personal.of(EventSamples.ADA, "192.0.2.7");

    @Test
    void aSealedTextIsReadBackUntilItsSubjectIsErased() {
        var sealed = texts.seal("address", address);

        assertThat(sealed).doesNotContain("192.0.2.7");
        assertThat(texts.open("address", sealed)).isEqualTo(address);
        keys.destroy(address.subject());
        assertThat(texts.open("address", sealed).isErased()).isTrue();
    }

    @Test
    void aSealedTextFitsItsOwnEntryOnly() {
        var sealed = texts.seal("address", address);

        assertThatThrownBy(() -> texts.open("agent", sealed)).hasStackTraceContaining("does not fit");
    }

    @Test
    void whateverFormItsJsonHas() {
        var sealed = texts.seal("address", address);

        assertThat(sealed).startsWith("{\"text\":{\"subject\":\"").endsWith("\"}}");
        assertThat(texts.open(
                        "address",
                        sealed.replace(":", ": ")
                                .replace(
                                        ": " + address.subject().value(),
                                        ":" + address.subject().value())))
                .isEqualTo(address);
        assertThat(texts.open("address", sealed.replaceFirst("(\"subject\":\"[^\"]*\"),(\"key\":\"[^\"]*\")", "$2,$1")))
                .isEqualTo(address);
    }
}
