package io.ledgerchat.api.project;

import io.ledgerchat.api.transport.CursorText;
import io.ledgerchat.query.project.ProjectPage.Position;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Places in the list as text that clients hand back unread: base64 of a JSON object. */
final class ProjectCursor {
    private ProjectCursor() {}

    static String write(Position position) {
        var keys = new LinkedHashMap<String, @Nullable String>();
        keys.put("primary", position.primary());
        keys.put("id", position.projectId());
        return CursorText.write(keys);
    }

    /** Empty for anything that is no such place: the list then begins at the top. */
    static Optional<Position> read(@Nullable String cursor) {
        return CursorText.read(cursor, keys -> {
            var primary = keys.path("primary");
            var id = keys.path("id");
            return (primary.isString() || primary.isNull()) && id.isString()
                    ? Optional.of(new Position(primary.isNull() ? null : primary.asString(), id.asString()))
                    : Optional.empty();
        });
    }
}
