package io.ledgerchat.event.share;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.Identifier;
import java.util.regex.Pattern;

/** Identifies a shared link: 21 letters, digits, underscores and hyphens, as they stand in its address. */
public record ShareId(@JsonValue String value) implements Identifier {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{21}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ShareId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a share id is 21 letters, digits, underscores and hyphens");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String kind() {
        return "share";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
