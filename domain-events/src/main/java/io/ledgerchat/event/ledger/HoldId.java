package io.ledgerchat.event.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.Identifier;

/** Identifies a legal hold: 24 lower-case hexadecimal characters. */
public record HoldId(@JsonValue String value) implements Identifier {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HoldId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a hold id is 24 lower-case hexadecimal characters");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return IdForm.isObjectId(text);
    }

    @Override
    public String kind() {
        return "hold";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
