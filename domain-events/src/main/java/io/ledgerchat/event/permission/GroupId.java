package io.ledgerchat.event.permission;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.Identifier;

/** Identifies a group of people: 24 lower-case hexadecimal characters. */
public record GroupId(@JsonValue String value) implements Identifier {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GroupId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a group id is 24 lower-case hexadecimal characters");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return IdForm.isObjectId(text);
    }

    @Override
    public String kind() {
        return "group";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
