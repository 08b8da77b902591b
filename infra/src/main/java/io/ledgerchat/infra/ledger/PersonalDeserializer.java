package io.ledgerchat.infra.ledger;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.infra.key.FieldCipher;
import io.ledgerchat.infra.key.SealedField;
import java.io.IOException;
import java.io.Serial;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decrypts a personal field; one whose key is destroyed comes back as a tombstone. */
final class PersonalDeserializer extends StdDeserializer<Personal<?>> implements ContextualDeserializer {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient FieldCipher cipher;
    private final transient ObjectMapper values;
    private final transient @Nullable ObjectReader reader;

    PersonalDeserializer(FieldCipher cipher, ObjectMapper values) {
        this(cipher, values, null);
    }

    private PersonalDeserializer(FieldCipher cipher, ObjectMapper values, @Nullable ObjectReader reader) {
        super(Personal.class);
        this.cipher = cipher;
        this.values = values;
        this.reader = reader;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        var inner = context.getContextualType().containedTypeOrUnknown(0);
        return new PersonalDeserializer(cipher, values, values.readerFor(inner));
    }

    @Override
    public Personal<?> deserialize(JsonParser json, DeserializationContext context) throws IOException {
        var place = PersonalModule.place(
                context.getAttribute(PersonalModule.NAME),
                json.getParsingContext().getParent());
        var field = read(json, place);
        var plain = cipher.open(field, place);
        return plain.isEmpty()
                ? Personal.erased(field.subject())
                : Personal.of(field.subject(), value(context, plain.get(), place));
    }

    private Object value(DeserializationContext context, byte[] plain, String place) throws IOException {
        try {
            return (reader == null ? values.readerFor(Object.class) : reader).readValue(plain);
        } catch (IOException | RuntimeException _) {
            // The cause is left out on purpose: its message may quote the personal text.
            throw JsonMappingException.from(context, "the content of " + place + " is not what its type says");
        }
    }

    /** What stands between the brackets of which the first was read. */
    static SealedField read(JsonParser json, String place) throws IOException {
        Subject subject = null;
        UUID key = null;
        byte[] value = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            var token = json.nextToken();
            if (token == JsonToken.VALUE_NULL) {
                continue;
            }
            switch (name) {
                case "subject" -> subject = Subject.parse(json.getText());
                case "key" -> key = UUID.fromString(json.getText());
                case "value" -> value = json.getBinaryValue();
                default -> json.skipChildren();
            }
        }
        if (subject == null) {
            throw JsonMappingException.from(json, place + " names no subject");
        }
        return new SealedField(subject, key, value);
    }
}
