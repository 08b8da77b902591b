package io.ledgerchat.event.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.Identifier;
import java.util.regex.Pattern;

/** Identifies a conversation: a UUID. */
public record ConversationId(@JsonValue String value) implements Identifier {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConversationId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a conversation id is a UUID");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String kind() {
        return "conversation";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
