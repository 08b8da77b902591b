package io.ledgerchat.infra.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** Signs notes in the name of a key. */
public final class NoteSigner {
    private final NoteKey key;
    private final PrivateKey secret;

    public NoteSigner(NoteKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    public NoteKey key() {
        return key;
    }

    public SignedNote.Signature sign(String text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(text.getBytes(UTF_8));
            return new SignedNote.Signature(key.name(), key.id(), signature.sign());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The signing key cannot be used", unusable);
        }
    }
}
