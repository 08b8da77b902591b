package io.ledgerchat.api.project;

import io.ledgerchat.api.transport.CursorText;
import io.ledgerchat.query.project.ProjectPage.Position;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Places in the list as text that clients hand back unread: base64 of a JSON object. */
final class ProjectCursor {
    private ProjectCursor() {}

    static String write(Position position) {
        return CursorText.write(position.primary(), position.projectId());
    }

    /** Empty for anything that is no such place: the list then begins at the top. */
    static Optional<Position> read(@Nullable String cursor) {
        return CursorText.read(cursor, Position::new);
    }
}
