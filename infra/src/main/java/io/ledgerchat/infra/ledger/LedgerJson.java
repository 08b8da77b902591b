package io.ledgerchat.infra.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ledgerchat.infra.key.FieldCipher;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The JSON of everything Axon stores or sends. Settings are fixed here and nowhere else: a changed one would change
 * bytes that the ledger hashes.
 *
 * <p>Instants are texts with exactly three decimals; absent components are left out, but nulls inside maps stay, since
 * there they were said. Unknown members are ignored, so that a node still reads what a newer one wrote under the same
 * revision. What was written can be read, however long a text or a name in it is: bounds belong to where something comes
 * in, and behind one that held only here no view would ever pass.
 */
public final class LedgerJson {
    private LedgerJson() {}

    /** For what holds no personal fields: tracking tokens, vault documents, the inside of a personal field. */
    public static ObjectMapper plain() {
        return JsonMapper.builder(unbounded())
                .addModule(new JavaTimeModule())
                .addModule(new SimpleModule("ledgerchat-instants")
                        .addSerializer(new InstantSerializer())
                        .addDeserializer(Instant.class, new InstantReader()))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
    }

    private static JsonFactory unbounded() {
        var constraints = StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE);
        return new JsonFactoryBuilder()
                .streamReadConstraints(constraints.build())
                .build();
    }

    /** For events, and for commands and queries on their way to another node: personal fields are encrypted. */
    public static ObjectMapper personal(FieldCipher cipher) {
        return plain().registerModule(new PersonalModule(cipher, plain()));
    }

    private static final class InstantSerializer extends StdSerializer<Instant> {
        @Serial
        private static final long serialVersionUID = 1L;

        private static final DateTimeFormatter MILLISECONDS =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

        InstantSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(MILLISECONDS.format(value));
        }
    }
}
