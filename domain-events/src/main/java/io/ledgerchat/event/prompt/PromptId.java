package io.ledgerchat.event.prompt;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.Identifier;

/** Identifies one version of a prompt: 24 lower-case hexadecimal characters. */
public record PromptId(@JsonValue String value) implements Identifier {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PromptId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a prompt id is 24 lower-case hexadecimal characters");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return IdForm.isObjectId(text);
    }

    @Override
    public String kind() {
        return "prompt";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
