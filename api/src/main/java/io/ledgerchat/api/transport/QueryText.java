package io.ledgerchat.api.transport;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What stands in a query, where LibreChat takes everything and means something by it. */
public final class QueryText {
    private QueryText() {}

    /** The first value of that name; an empty text where there is none. */
    public static String of(MultiValueMap<String, String> query, String name) {
        var text = query.getFirst(name);
        return text == null ? "" : text;
    }

    /** A whole number; {@code otherwise} when it is missing or none. */
    public static int number(@Nullable String text, int otherwise) {
        try {
            return text == null ? otherwise : Integer.parseInt(text.strip());
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }
}
