package io.ledgerchat.event.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.Identifier;

/** Identifies one question to a model provider: a UUID. */
public record ModelCallId(@JsonValue String value) implements Identifier {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ModelCallId {
        if (!IdForm.isUuid(value)) {
            throw new IllegalArgumentException("a model call id is a UUID");
        }
    }

    @Override
    public String kind() {
        return "model-call";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
