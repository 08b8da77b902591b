package io.ledgerchat.event.agent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.Identifier;
import java.util.regex.Pattern;

/** Identifies an assistant by the id that its provider gave it, such as {@code asst_abc123}. */
public record AssistantId(@JsonValue String value) implements Identifier {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AssistantId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an assistant id is url-safe characters");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String kind() {
        return "assistant";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
