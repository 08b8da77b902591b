package io.ledgerchat.event.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.Identifier;
import java.util.regex.Pattern;

/** Identifies a legal hold: 24 lower-case hexadecimal characters. */
public record HoldId(@JsonValue String value) implements Identifier {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{24}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HoldId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a hold id is 24 lower-case hexadecimal characters");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
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
