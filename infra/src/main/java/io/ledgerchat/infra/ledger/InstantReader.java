package io.ledgerchat.infra.ledger;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads instants in the one form in which they are written, {@code 2026-03-04T05:06:07.890Z}, at a tenth of what Jackson
 * needs for any; whatever has another form is left to Jackson.
 */
final class InstantReader extends StdDeserializer<Instant> {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String FORM = "0000-00-00T00:00:00.000Z";

    InstantReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
        Instant read = json.hasToken(JsonToken.VALUE_STRING) ? read(json.getText()) : null;
        return read == null ? InstantDeserializer.INSTANT.deserialize(json, context) : read;
    }

    static @Nullable Instant read(String text) {
        if (!hasForm(text)) {
            return null;
        }
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19),
                            number(text, 20, 23) * 1_000_000)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noSuchMoment) {
            return null;
        }
    }

    private static boolean hasForm(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            char form = FORM.charAt(at);
            char found = text.charAt(at);
            if (form == '0' ? found < '0' || found > '9' : found != form) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int begin, int end) {
        int number = 0;
        for (int at = begin; at < end; at++) {
            number = number * 10 + text.charAt(at) - '0';
        }
        return number;
    }
}
