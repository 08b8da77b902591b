package io.ledgerchat.api.project;

import io.ledgerchat.query.project.ProjectPage.Position;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Places in the list as text that clients hand back unread: base64 of a JSON object. */
final class ProjectCursor {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ProjectCursor() {}

    static String write(Position position) {
        var keys = new LinkedHashMap<String, @Nullable String>();
        keys.put("primary", position.primary());
        keys.put("id", position.projectId());
        return Base64.getEncoder().encodeToString(JSON.writeValueAsString(keys).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for anything that is no such place: the list then begins at the top. */
    static Optional<Position> read(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
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
}
