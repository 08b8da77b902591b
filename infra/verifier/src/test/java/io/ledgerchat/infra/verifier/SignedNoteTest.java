package io.ledgerchat.infra.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checkpoints and their signatures in C2SP's text forms. */
class SignedNoteTest {
    /** The example of the Go implementation that the form comes from. */
    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    @Test
    void theReferenceNoteIsSignedByItsKey() {
        assertThat(SignedNote.parse(NOTE).isSignedBy(NoteKey.parse(PETER))).isTrue();
        assertThat(SignedNote.parse(NOTE).note()).isEqualTo(NOTE);
    }

    @Test
    void aChangedTextIsNotSigned() {
        SignedNote changed = SignedNote.parse(NOTE.replace("answer", "problem"));
        assertThat(changed.isSignedBy(NoteKey.parse(PETER))).isFalse();
    }

    @Test
    void aKeyWhoseIdIsNotItsOwnIsRefused() {
        assertThatThrownBy(() -> NoteKey.parse(PETER.replace("c74f20a3", "c74f20a4")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeySaysWhereItWasHandedOver() {
        NoteKey handedOver = NoteKey.parse(PETER).handedOverAt(12);

        assertThat(handedOver).hasToString(PETER + " 12");
        assertThat(NoteKey.parse(PETER + " 12").until()).isEqualTo(12);
        assertThat(NoteKey.parse(PETER)).hasToString(PETER);
        assertThat(SignedNote.parse(NOTE).isSignedBy(handedOver)).isTrue();
        assertThatThrownBy(() -> NoteKey.parse(PETER + " -1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCheckpointIsSignedByTwoKeysAndReadAgain() throws GeneralSecurityException {
        NoteSigner old = signer("chat.example.org/log");
        NoteSigner fresh = signer("chat.example.org/log");
        var checkpoint = new Checkpoint("chat.example.org/log", 7, Hash.EMPTY);
        var note =
                new SignedNote(checkpoint.text(), List.of(old.sign(checkpoint.text()), fresh.sign(checkpoint.text())));

        SignedNote read = SignedNote.parse(note.note());

        assertThat(Checkpoint.parse(read.text())).isEqualTo(checkpoint);
        assertThat(read.isSignedBy(NoteKey.parse(old.key().toString()))).isTrue();
        assertThat(read.isSignedBy(fresh.key())).isTrue();
        assertThat(read.isSignedBy(signer("chat.example.org/log").key())).isFalse();
    }

    static NoteSigner signer(String name) throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return new NoteSigner(NoteKey.of(name, pair.getPublic()), pair.getPrivate());
    }
}
