package io.ledgerchat.infra.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.ledgerchat.event.Personal;
import io.ledgerchat.infra.key.FieldCipher;
import io.ledgerchat.infra.key.SealedField;
import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Encrypts a personal field. Its declared type is needed, or the parts of a {@code List<ContentPart>} lose their kind. */
final class PersonalSerializer extends StdSerializer<Personal<?>> implements ContextualSerializer {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient FieldCipher cipher;
    private final transient ObjectMapper values;
    private final transient @Nullable ObjectWriter writer;

    PersonalSerializer(FieldCipher cipher, ObjectMapper values) {
        this(cipher, values, null);
    }

    private PersonalSerializer(FieldCipher cipher, ObjectMapper values, @Nullable ObjectWriter writer) {
        super(Personal.class, false);
        this.cipher = cipher;
        this.values = values;
        this.writer = writer;
    }

    @Override
    public JsonSerializer<?> createContextual(SerializerProvider provider, @Nullable BeanProperty property)
            throws JsonMappingException {
        JavaType declared = property == null ? null : property.getType();
        if (declared == null || !declared.hasRawClass(Personal.class)) {
            throw JsonMappingException.from(provider, "a Personal must be a component of its own, not of a collection");
        }
        return new PersonalSerializer(cipher, values, values.writerFor(declared.containedTypeOrUnknown(0)));
    }

    @Override
    public void serialize(Personal<?> personal, JsonGenerator json, SerializerProvider provider) throws IOException {
        var place = PersonalModule.place(provider.getAttribute(PersonalModule.NAME), json.getOutputContext());
        SealedField field = personal.isErased()
                ? SealedField.tombstone(personal.subject())
                : cipher.seal(personal.subject(), place, bytes(personal));
        json.writeStartObject();
        json.writeStringField("subject", field.subject().toString());
        if (field.key().isPresent()) {
            json.writeStringField("key", field.key().get().toString());
        }
        if (field.value().isPresent()) {
            json.writeBinaryField("value", field.value().get());
        }
        json.writeEndObject();
    }

    private byte[] bytes(Personal<?> personal) throws IOException {
        var writes = writer == null ? values.writer() : writer;
        return writes.writeValueAsBytes(personal.value().orElseThrow());
    }
}
