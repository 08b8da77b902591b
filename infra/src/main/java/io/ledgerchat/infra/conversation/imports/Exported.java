package io.ledgerchat.infra.conversation.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Values as exports write them; what is unreadable counts as absent. */
final class Exported {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private Exported() {}

    static String text(JsonNode node, String field, String otherwise) {
        var value = node.path(field);
        return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : otherwise;
    }

    static @Nullable String textOrNull(JsonNode node, String field) {
        var value = node.path(field);
        return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
    }

    /** ISO 8601 text, or seconds since 1970. */
    static @Nullable Instant time(JsonNode value) {
        try {
            if (value.isNumber()) {
                return bounded(Instant.ofEpochMilli(Math.round(value.doubleValue() * 1000)));
            }
            return value.isTextual()
                    ? bounded(OffsetDateTime.parse(value.textValue()).toInstant())
                    : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static @Nullable Instant bounded(Instant time) {
        return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time.truncatedTo(ChronoUnit.MILLIS);
    }
}
