package io.ledgerchat.infra.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WitnessKeyTest {
    private static final String TEXT = "ledgerchat/test\n3\nAAAA\n";
    private static final Instant AT = Instant.parse("2026-11-22T00:00:00Z");

    private KeyPair pair;
    private WitnessKey key;

    @BeforeEach
    void drawsAKey() throws GeneralSecurityException {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        key = WitnessKey.of("witness.example", pair.getPublic());
    }

    @Test
    void tellsWhenItSawACheckpoint() throws GeneralSecurityException {
        assertThat(key.cosigned(signed("witness.example", AT, TEXT), TEXT)).contains(AT);
    }

    @Test
    void doesNotVouchForAnotherTextTimeOrName() throws GeneralSecurityException {
        var signature = signed("witness.example", AT, TEXT);
        byte[] later = signature.bytes().clone();
        later[7]++;

        assertThat(key.cosigned(signature, TEXT + "more\n")).isEmpty();
        assertThat(key.cosigned(new SignedNote.Signature("witness.example", key.id(), later), TEXT))
                .isEmpty();
        assertThat(key.cosigned(signed("another.example", AT, TEXT), TEXT)).isEmpty();
        assertThat(key.cosigned(new SignedNote.Signature("witness.example", key.id(), new byte[9]), TEXT))
                .isEmpty();
    }

    @Test
    void isReadFromItsTextForm() throws GeneralSecurityException {
        byte[] typed = Ed25519.typed((byte) 4, pair.getPublic());
        String text = "witness.example+" + HexFormat.of().formatHex(key.id()) + "+"
                + Base64.getEncoder().encodeToString(typed);

        assertThat(WitnessKey.parse(text).cosigned(signed("witness.example", AT, TEXT), TEXT))
                .contains(AT);
        assertThatThrownBy(() -> WitnessKey.parse("witness.example+00000000+" + text.split("\\+", 3)[2]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WitnessKey.parse(
                        NoteKey.of("witness.example", pair.getPublic()).toString()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private SignedNote.Signature signed(String name, Instant at, String text) throws GeneralSecurityException {
        var signing = Signature.getInstance("Ed25519");
        signing.initSign(pair.getPrivate());
        signing.update(("cosignature/v1\ntime " + at.getEpochSecond() + "\n" + text).getBytes(UTF_8));
        byte[] bytes = ByteBuffer.allocate(72)
                .putLong(at.getEpochSecond())
                .put(signing.sign())
                .array();
        return new SignedNote.Signature(name, key.id(), bytes);
    }
}
