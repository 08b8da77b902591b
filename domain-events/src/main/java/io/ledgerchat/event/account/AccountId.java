package io.ledgerchat.event.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.Identifier;

/** Identifies an account: 24 lower-case hexadecimal characters. */
public record AccountId(@JsonValue String value) implements Identifier {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("an account id is 24 lower-case hexadecimal characters");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return IdForm.isObjectId(text);
    }

    @Override
    public String kind() {
        return "account";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
