package io.ledgerchat.infra.file.text;

import io.ledgerchat.event.file.FileId;
import io.ledgerchat.infra.key.FieldCipher;
import io.ledgerchat.infra.key.SealedField;
import io.ledgerchat.infra.key.UnreadableFieldException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Packs the words of a file and encrypts them under the file's key, bound to their place. */
@Component
class TextCipher {
    private static final Logger LOG = LoggerFactory.getLogger(TextCipher.class);
    private static final String PLACE = "vault.file-text/sealed";

    private final FieldCipher cipher;

    TextCipher(FieldCipher cipher) {
        this.cipher = cipher;
    }

    SealedField seal(FileId file, String text) {
        return sealBytes(file, text.getBytes(StandardCharsets.UTF_8));
    }

    SealedField sealBytes(FileId file, byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return cipher.seal(file.subject(), PLACE, packed.toByteArray());
    }

    Optional<String> open(FileId file, UUID key, byte[] sealed) {
        return openBytes(file, key, sealed).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Nothing if the file is erased; what cannot be read is told and left out: a rebuild may not stumble over it. */
    Optional<byte[]> openBytes(FileId file, UUID key, byte[] sealed) {
        try {
            var plain = cipher.open(new SealedField(file.subject(), key, sealed), PLACE);
            if (plain.isEmpty()) {
                return Optional.empty();
            }
            try (var in = new InflaterInputStream(new ByteArrayInputStream(plain.get()))) {
                return Optional.of(in.readAllBytes());
            }
        } catch (UnreadableFieldException | IOException unreadable) {
            LOG.error(
                    "What {} says cannot be read: {}",
                    file,
                    unreadable.getClass().getName());
            return Optional.empty();
        }
    }
}
