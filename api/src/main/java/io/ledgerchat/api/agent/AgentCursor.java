package io.ledgerchat.api.agent;

import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.query.agent.AgentPage.Position;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Places in the list as text that clients hand back unread: base64 of a JSON object (contract 70 §3.1). */
final class AgentCursor {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private AgentCursor() {}

    static String write(Position position) {
        var keys = new LinkedHashMap<String, String>();
        keys.put("updatedAt", IsoTime.of(position.updatedAt()));
        keys.put("_id", position.documentId());
        return Base64.getEncoder().encodeToString(JSON.writeValueAsString(keys).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for anything that is no such place: the list then begins at the top. */
    static Optional<Position> read(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getDecoder().decode(cursor.replace('-', '+').replace('_', '/'));
            var keys = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
            var time = Instant.parse(keys.path("updatedAt").asString(""));
            var id = keys.path("_id").asString("");
            return time.isBefore(EARLIEST) || time.isAfter(LATEST) || id.indexOf(0) >= 0
                    ? Optional.empty()
                    : Optional.of(new Position(time, id));
        } catch (IllegalArgumentException | JacksonException | DateTimeException foreign) {
            return Optional.empty();
        }
    }
}
