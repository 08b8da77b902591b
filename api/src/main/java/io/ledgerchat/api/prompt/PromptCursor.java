package io.ledgerchat.api.prompt;

import io.ledgerchat.api.transport.CursorText;
import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.event.StorableTime;
import io.ledgerchat.query.prompt.PromptGroupPage.Position;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Places in the list of prompts as text that clients hand back unread: base64 of a JSON object. */
final class PromptCursor {
    private PromptCursor() {}

    static String write(Position position) {
        var keys = new LinkedHashMap<String, Object>();
        keys.put("numberOfGenerations", position.uses());
        keys.put("updatedAt", IsoTime.of(position.updatedAt()));
        keys.put("_id", position.groupId());
        return CursorText.write(keys);
    }

    /** Empty for anything that is no such place: the list then begins at the top. */
    static Optional<Position> read(@Nullable String cursor) {
        return CursorText.read(cursor, keys -> {
            var uses = keys.path("numberOfGenerations");
            var time = keys.path("updatedAt");
            var id = keys.path("_id");
            if (!uses.isIntegralNumber() || !time.isString() || !id.isString()) {
                return Optional.empty();
            }
            return Optional.of(new Position(uses.asLong(), StorableTime.parse(time.asString()), id.asString()));
        });
    }
}
