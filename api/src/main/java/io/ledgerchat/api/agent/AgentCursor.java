package io.ledgerchat.api.agent;

import io.ledgerchat.api.transport.CursorText;
import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.event.StorableTime;
import io.ledgerchat.query.agent.AgentPage.Position;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Places in the list as text that clients hand back unread: base64 of a JSON object (contract 70 §3.1). */
final class AgentCursor {
    private AgentCursor() {}

    static String write(Position position) {
        var keys = new LinkedHashMap<String, String>();
        keys.put("updatedAt", IsoTime.of(position.updatedAt()));
        keys.put("_id", position.documentId());
        return CursorText.write(keys);
    }

    /** Empty for anything that is no such place: the list then begins at the top. */
    static Optional<Position> read(@Nullable String cursor) {
        return CursorText.read(cursor, keys -> {
            var time = StorableTime.parse(keys.path("updatedAt").asString(""));
            var id = keys.path("_id").asString("");
            return id.indexOf(0) >= 0 ? Optional.empty() : Optional.of(new Position(time, id));
        });
    }
}
