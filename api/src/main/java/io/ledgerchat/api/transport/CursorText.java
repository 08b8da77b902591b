package io.ledgerchat.api.transport;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Places in lists as text that clients hand back unread: base64 of a JSON object. */
public final class CursorText {
    private static final JsonMapper JSON = JsonMapper.shared();

    private CursorText() {}

    public static String write(Map<String, ? extends @Nullable Object> keys) {
        return Base64.getEncoder().encodeToString(JSON.writeValueAsString(keys).getBytes(StandardCharsets.UTF_8));
    }

    /** A place of two keys. */
    public static String write(@Nullable String primary, @Nullable String id) {
        var keys = new LinkedHashMap<String, @Nullable String>();
        keys.put("primary", primary);
        keys.put("id", id);
        return write(keys);
    }

    /** The same place again. */
    public static <P> Optional<P> read(@Nullable String cursor, BiFunction<@Nullable String, String, P> place) {
        return read(cursor, keys -> {
            var primary = keys.path("primary");
            var id = keys.path("id");
            return (primary.isString() || primary.isNull()) && id.isString()
                    ? Optional.of(place.apply(primary.isNull() ? null : primary.asString(), id.asString()))
                    : Optional.empty();
        });
    }

    /**
     * Empty for anything that is no such place: the list then begins at the top.
     *
     * @param place what the keys say; a time that cannot be read makes it no place
     */
    public static <P> Optional<P> read(@Nullable String cursor, Function<JsonNode, Optional<P>> place) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getDecoder().decode(cursor.replace('-', '+').replace('_', '/'));
            return place.apply(JSON.readTree(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | JacksonException | DateTimeException foreign) {
            return Optional.empty();
        }
    }
}
