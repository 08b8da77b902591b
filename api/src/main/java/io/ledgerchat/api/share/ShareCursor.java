package io.ledgerchat.api.share;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.CursorText;
import io.ledgerchat.event.StorableTime;
import io.ledgerchat.query.share.SharePage.Position;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Places in the list of links as text (contract 50 §4.5): base64 of a JSON object, or a bare time or title. */
final class ShareCursor {
    private static final int LONGEST = 8192;

    private ShareCursor() {}

    static String write(Position position) {
        var keys = new LinkedHashMap<String, @Nullable String>();
        keys.put("primary", position.primary());
        keys.put("id", position.documentId());
        return CursorText.write(keys);
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
        return CursorText.read(cursor, keys -> {
            var primary = keys.path("primary");
            var id = keys.path("id");
            return (primary.isString() || primary.isNull()) && id.isString()
                    ? Optional.of(new Position(primary.isNull() ? null : primary.asString(), id.asString()))
                    : Optional.empty();
        });
    }

    private static boolean isTime(String text) {
        try {
            StorableTime.parse(text);
            return true;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private static Answer invalid() {
        return Answer.message(400, "cursor is not valid for this sort");
    }
}
