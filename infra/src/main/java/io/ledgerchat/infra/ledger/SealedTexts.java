package io.ledgerchat.infra.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.ledgerchat.event.Personal;
import io.ledgerchat.infra.key.FieldCipher;
import io.ledgerchat.infra.key.SealedField;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Personal texts in metadata, such as a client's address: one text in the form a personal field has in a payload.
 *
 * <p>Its place is {@code metadata/key/text}. Metadata travels with a command into every event it causes, so
 * the place names no event.
 */
public final class SealedTexts {
    private static final String TEXT = "text";

    private final FieldCipher cipher;
    private final ObjectWriter writer;
    private final JsonFactory json;

    public SealedTexts(FieldCipher cipher) {
        ObjectMapper personal = LedgerJson.personal(cipher);
        this.cipher = cipher;
        this.writer = personal.writerFor(Entry.class);
        this.json = personal.getFactory();
    }

    private record Entry(Personal<String> text) {}

    public String seal(String key, Personal<String> text) {
        try {
            return writer.withAttribute(PersonalModule.NAME, place(key)).writeValueAsString(new Entry(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not seal " + key, e);
        }
    }

    /** Erased if its subject is. Read word by word: each event has some, and a mapper takes longer than the decryption. */
    public Personal<String> open(String key, String sealed) {
        try {
            String place = place(key) + "/" + TEXT;
            SealedField field = field(sealed, place);
            Optional<byte[]> plain = cipher.open(field, place);
            return plain.isEmpty() ? Personal.erased(field.subject()) : Personal.of(field.subject(), text(plain.get()));
        } catch (IOException | IllegalArgumentException _) {
            // The cause is left out on purpose: its message may quote the personal text.
            throw new IllegalStateException(key + " is not a sealed text");
        }
    }

    private static String place(String key) {
        return "metadata/" + key;
    }

    private SealedField field(String sealed, String place) throws IOException {
        try (JsonParser parser = json.createParser(sealed)) {
            boolean entry = parser.nextToken() == JsonToken.START_OBJECT
                    && TEXT.equals(parser.nextFieldName())
                    && parser.nextToken() == JsonToken.START_OBJECT;
            if (!entry) {
                throw new IllegalArgumentException(place + " is not there");
            }
            return PersonalDeserializer.read(parser, place);
        }
    }

    private String text(byte[] plain) throws IOException {
        try (JsonParser parser = json.createParser(plain)) {
            @Nullable String text = parser.nextTextValue();
            if (text == null) {
                throw new IllegalArgumentException("no text");
            }
            return text;
        }
    }
}
