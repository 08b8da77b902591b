package io.ledgerchat.event.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.Identifier;
import java.util.regex.Pattern;

/** Identifies one question to a model provider: a UUID. */
public record ModelCallId(@JsonValue String value) implements Identifier {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ModelCallId {
        if (!FORM.matcher(value).matches()) {
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
