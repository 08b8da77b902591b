package io.ledgerchat.api.conversation;

import io.ledgerchat.api.transport.CursorText;
import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.query.conversation.ConversationPage.Position;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Places in the list as text that clients hand back unread: base64 of a JSON object (contract 40 §2.1). */
final class ListCursor {
    private ListCursor() {}

    static String write(Position position) {
        var keys = new LinkedHashMap<String, @Nullable String>();
        keys.put("primary", position.primary());
        keys.put("secondary", IsoTime.of(position.secondary()));
        keys.put("id", position.documentId());
        return CursorText.write(keys);
    }

    /** Empty for anything that is no such place: the list then begins at the top. */
    static Optional<Position> read(@Nullable String cursor) {
        return CursorText.read(cursor, ListCursor::position);
    }

    private static Optional<Position> position(JsonNode keys) {
        var primary = keys.path("primary");
        var secondary = keys.path("secondary");
        var id = keys.path("id");
        if (!(primary.isString() || primary.isNull()) || !secondary.isString() || !id.isString()) {
            return Optional.empty();
        }
        return Optional.of(new Position(
                primary.isNull() ? null : primary.asString(), Instant.parse(secondary.asString()), id.asString()));
    }
}
