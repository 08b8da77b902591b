package io.ledgerchat.infra.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.ledgerchat.event.Personal;
import io.ledgerchat.infra.key.FieldCipher;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Personal texts in metadata, such as a client's address: one text in the form a personal field has in a payload.
 *
 * <p>Its place is {@code metadata/key/text}. Metadata travels with a command into every event it causes, so
 * the place names no event.
 */
public final class SealedTexts {
    private final ObjectWriter writer;
    private final ObjectReader reader;
    /** By the few words of metadata that are sealed; each event has some to be read. */
    private final Map<String, ObjectReader> readers = new ConcurrentHashMap<>();

    public SealedTexts(FieldCipher cipher) {
        ObjectMapper json = LedgerJson.personal(cipher);
        this.writer = json.writerFor(Entry.class);
        this.reader = json.readerFor(Entry.class);
    }

    private record Entry(Personal<String> text) {}

    public String seal(String key, Personal<String> text) {
        try {
            return writer.withAttribute(PersonalModule.NAME, "metadata/" + key).writeValueAsString(new Entry(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not seal " + key, e);
        }
    }

    /** Erased if its subject is. */
    public Personal<String> open(String key, String sealed) {
        try {
            Entry entry = readers.computeIfAbsent(
                            key, word -> reader.withAttribute(PersonalModule.NAME, "metadata/" + word))
                    .readValue(sealed);
            return entry.text();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(key + " is not a sealed text", e);
        }
    }
}
