package io.ledgerchat.infra.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.infra.key.FieldCipher;
import io.ledgerchat.infra.key.SealedField;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Personal texts in metadata, such as a client's address: one text in the form a personal field has in a payload.
 *
 * <p>Its place is {@code metadata/key/text}. Metadata travels with a command into every event it causes, so
 * the place names no event.
 */
public final class SealedTexts {
    private static final String TEXT = "text";

    private static final String SUBJECT = "{\"text\":{\"subject\":\"";
    private static final String KEY = "\",\"key\":\"";
    private static final int UUID_LENGTH = 36;
    private static final String VALUE = "\",\"value\":\"";
    private static final String END = "\"}}";

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

    /** Erased if its subject is. */
    public Personal<String> open(String key, String sealed) {
        try {
            String place = place(key) + "/" + TEXT;
            @Nullable SealedField written = asWritten(sealed);
            SealedField field = written == null ? field(sealed, place) : written;
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

    /**
     * What {@link #seal} wrote, in the one form in which it writes; null if it has another. Each event has such texts, and to
     * read them as any JSON takes longer than their decryption.
     */
    private static @Nullable SealedField asWritten(String sealed) {
        int key = sealed.indexOf(KEY, SUBJECT.length());
        int value = key + KEY.length() + UUID_LENGTH;
        boolean fits = key > 0
                && sealed.startsWith(SUBJECT)
                && sealed.startsWith(VALUE, value)
                && sealed.endsWith(END)
                && sealed.length() >= value + VALUE.length() + END.length()
                && sealed.indexOf('\\') < 0;
        if (!fits) {
            return null;
        }
        return new SealedField(
                Subject.parse(sealed.substring(SUBJECT.length(), key)),
                UUID.fromString(sealed.substring(key + KEY.length(), value)),
                Base64.getDecoder().decode(sealed.substring(value + VALUE.length(), sealed.length() - END.length())));
    }

    /** Word by word, as a mapper takes longer. */
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
