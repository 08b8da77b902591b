package io.ledgerchat.event.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.Identifier;
import java.util.regex.Pattern;

/** Identifies a message of a person or a reply of a model: a UUID. */
public record MessageId(@JsonValue String value) implements Identifier {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** The parent of every first message of a conversation. */
    public static final MessageId ROOT = new MessageId("00000000-0000-0000-0000-000000000000");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a message id is a UUID");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String kind() {
        return "message";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
