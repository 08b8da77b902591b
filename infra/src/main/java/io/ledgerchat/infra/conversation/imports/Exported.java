package io.ledgerchat.infra.conversation.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.ledgerchat.event.StorableTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Values as exports write them; what is unreadable counts as absent. */
final class Exported {

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
                return known(StorableTime.checked(Instant.ofEpochMilli(Math.round(value.doubleValue() * 1000))));
            }
            return value.isTextual() ? known(StorableTime.parse(value.textValue())) : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** What is told to be older than any chat is not known. */
    private static @Nullable Instant known(Instant time) {
        return time.isBefore(Instant.EPOCH) ? null : time.truncatedTo(ChronoUnit.MILLIS);
    }
}
