package io.ledgerchat.event.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.Identifier;

/** Identifies a conversation: a UUID. */
public record ConversationId(@JsonValue String value) implements Identifier {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConversationId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a conversation id is a UUID");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return IdForm.isUuid(text);
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
