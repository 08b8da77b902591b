package io.ledgerchat.api.prompt;

import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.query.prompt.PromptGroupPage.Position;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Places in the list of prompts as text that clients hand back unread: base64 of a JSON object. */
final class PromptCursor {
    private static final JsonMapper JSON = JsonMapper.shared();

    private PromptCursor() {}

    static String write(Position position) {
        var keys = new LinkedHashMap<String, Object>();
        keys.put("numberOfGenerations", position.uses());
        keys.put("updatedAt", IsoTime.of(position.updatedAt()));
        keys.put("_id", position.groupId());
        return Base64.getEncoder().encodeToString(JSON.writeValueAsString(keys).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for anything that is no such place: the list then begins at the top. */
    static Optional<Position> read(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            var keys = JSON.readTree(new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8));
            var uses = keys.path("numberOfGenerations");
            var time = keys.path("updatedAt");
            var id = keys.path("_id");
            if (!uses.isIntegralNumber() || !time.isString() || !id.isString()) {
                return Optional.empty();
            }
            var instant = Instant.parse(time.asString());
            boolean storable = instant.isAfter(Instant.parse("0001-01-01T00:00:00Z"))
                    && instant.isBefore(Instant.parse("9999-12-31T23:59:59Z"));
            return storable ? Optional.of(new Position(uses.asLong(), instant, id.asString())) : Optional.empty();
        } catch (IllegalArgumentException | JacksonException | DateTimeException foreign) {
            return Optional.empty();
        }
    }
}
