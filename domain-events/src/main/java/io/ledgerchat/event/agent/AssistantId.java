package io.ledgerchat.event.agent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.Identifier;

/** Identifies an assistant by the id that its provider gave it, such as {@code asst_abc123}. */
public record AssistantId(@JsonValue String value) implements Identifier {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AssistantId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("an assistant id is url-safe characters");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return IdForm.isUrlSafe(text, 1, 100);
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
