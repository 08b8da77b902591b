package io.ledgerchat.query.view;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Brings what events carry into a form that PostgreSQL accepts.
 *
 * <p>PostgreSQL keeps no U+0000 in text nor in jsonb, while an event may hold one. A projection may not stumble over it
 * for ever, so readers see U+FFFD in its place; the log keeps what was said.
 */
public final class Storable {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(String.class, new TextSerializer())
                    .addKeySerializer(String.class, new KeySerializer()));

    private Storable() {}

    public static @Nullable String text(@Nullable String text) {
        return text == null ? null : text.replace('\u0000', '\uFFFD');
    }

    /** The JSON text of maps, lists, strings, numbers and booleans, for a parameter written {@code ?::jsonb}. */
    public static @Nullable String json(@Nullable Object value) {
        try {
            return value == null ? null : JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static @Nullable OffsetDateTime time(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static final class TextSerializer extends JsonSerializer<String> {
        @Override
        public void serialize(String value, JsonGenerator out, SerializerProvider serializers) throws IOException {
            out.writeString(text(value));
        }
    }

    private static final class KeySerializer extends JsonSerializer<String> {
        @Override
        public void serialize(String value, JsonGenerator out, SerializerProvider serializers) throws IOException {
            out.writeFieldName(text(value));
        }
    }
}
