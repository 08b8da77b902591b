package io.ledgerchat.event.apikey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.Identifier;

/** Identifies a personal API key: 24 lower-case hexadecimal characters. */
public record ApiKeyId(@JsonValue String value) implements Identifier {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ApiKeyId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("an API key id is 24 lower-case hexadecimal characters");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return IdForm.isObjectId(text);
    }

    @Override
    public String kind() {
        return "api-key";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
