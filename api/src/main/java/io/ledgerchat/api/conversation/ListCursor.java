package io.ledgerchat.api.conversation;

import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.query.conversation.ConversationPage.Position;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Places in the list as text that clients hand back unread: base64 of a JSON object (contract 40 §2.1). */
final class ListCursor {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ListCursor() {}

    static String write(Position position) {
        var keys = new LinkedHashMap<String, @Nullable String>();
        keys.put("primary", position.primary());
        keys.put("secondary", IsoTime.of(position.secondary()));
        keys.put("id", position.documentId());
        return Base64.getEncoder().encodeToString(JSON.writeValueAsString(keys).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for anything that is no such place: the list then begins at the top. */
    static Optional<Position> read(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getDecoder().decode(cursor.replace('-', '+').replace('_', '/'));
            return position(JSON.readTree(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | JacksonException | DateTimeException foreign) {
            return Optional.empty();
        }
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
