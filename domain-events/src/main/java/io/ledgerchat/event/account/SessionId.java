package io.ledgerchat.event.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.Identifier;

/** Identifies a session, from sign-in to its absolute end: 24 lower-case hexadecimal characters. */
public record SessionId(@JsonValue String value) implements Identifier {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SessionId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a session id is 24 lower-case hexadecimal characters");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return IdForm.isObjectId(text);
    }

    @Override
    public String kind() {
        return "session";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
