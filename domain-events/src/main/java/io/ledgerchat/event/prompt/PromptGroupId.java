package io.ledgerchat.event.prompt;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.Identifier;

/** Identifies a prompt group: what people see as one prompt, with all its versions: 24 lower-case hexadecimal characters. */
public record PromptGroupId(@JsonValue String value) implements Identifier {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PromptGroupId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a prompt group id is 24 lower-case hexadecimal characters");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return IdForm.isObjectId(text);
    }

    @Override
    public String kind() {
        return "prompt-group";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
