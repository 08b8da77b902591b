package io.ledgerchat.event.project;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.Identifier;

/** Identifies a project, a folder of conversations: 24 lower-case hexadecimal characters. */
public record ProjectId(@JsonValue String value) implements Identifier {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProjectId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a project id is 24 lower-case hexadecimal characters");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return IdForm.isObjectId(text);
    }

    @Override
    public String kind() {
        return "project";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
