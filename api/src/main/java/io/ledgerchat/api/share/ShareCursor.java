package io.ledgerchat.api.share;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.query.share.SharePage.Position;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Places in the list of links as text (contract 50 §4.5): base64 of a JSON object, or a bare time or title. */
final class ShareCursor {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 8192;

    private ShareCursor() {}

    static String write(Position position) {
        var keys = new LinkedHashMap<String, @Nullable String>();
        keys.put("primary", position.primary());
        keys.put("id", position.documentId());
        return Base64.getEncoder().encodeToString(JSON.writeValueAsString(keys).getBytes(StandardCharsets.UTF_8));
    }

    /** By title every text is a place; by time only a time is. */
    static @Nullable Position read(@Nullable String cursor, boolean byTitle) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        if (cursor.length() > LONGEST) {
            throw invalid();
        }
        var position = decoded(cursor);
        if (byTitle) {
            return position.orElseGet(() -> new Position(cursor, null));
        }
        var place = position.orElseGet(() -> new Position(cursor, null));
        if (place.primary() != null && !isTime(place.primary())) {
            throw invalid();
        }
        return place;
    }

    private static Optional<Position> decoded(String cursor) {
        try {
            var keys = JSON.readTree(new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8));
            var primary = keys.path("primary");
            var id = keys.path("id");
            return (primary.isString() || primary.isNull()) && id.isString()
                    ? Optional.of(new Position(primary.isNull() ? null : primary.asString(), id.asString()))
                    : Optional.empty();
        } catch (IllegalArgumentException | JacksonException foreign) {
            return Optional.empty();
        }
    }

    private static boolean isTime(String text) {
        try {
            var time = Instant.parse(text);
            return time.isAfter(Instant.parse("0001-01-01T00:00:00Z"))
                    && time.isBefore(Instant.parse("9999-12-31T23:59:59Z"));
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private static Answer invalid() {
        return Answer.message(400, "cursor is not valid for this sort");
    }
}
