package io.ledgerchat.event.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.Identifier;

/** Identifies a message of a person or a reply of a model: a UUID. */
public record MessageId(@JsonValue String value) implements Identifier {
    /** The parent of every first message of a conversation. */
    public static final MessageId ROOT = new MessageId("00000000-0000-0000-0000-000000000000");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a message id is a UUID");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return IdForm.isUuid(text);
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
