package io.ledgerchat.api.share;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.CursorText;
import io.ledgerchat.event.StorableTime;
import io.ledgerchat.query.share.SharePage.Position;
import java.time.DateTimeException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Places in the list of links as text (contract 50 §4.5): base64 of a JSON object, or a bare time or title. */
final class ShareCursor {
    private static final int LONGEST = 8192;

    private ShareCursor() {}

    static String write(Position position) {
        return CursorText.write(position.primary(), position.documentId());
    }

    /** By title every text is a place; by time only a time is. */
    static @Nullable Position read(@Nullable String cursor, boolean byTitle) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        if (cursor.length() > LONGEST) {
            throw invalid();
        }
        Optional<Position> position = CursorText.read(cursor, Position::new);
        if (byTitle) {
            return position.orElseGet(() -> new Position(cursor, null));
        }
        var place = position.orElseGet(() -> new Position(cursor, null));
        if (place.primary() != null && !isTime(place.primary())) {
            throw invalid();
        }
        return place;
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
