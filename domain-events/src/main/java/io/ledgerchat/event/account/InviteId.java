package io.ledgerchat.event.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.Identifier;
import java.util.regex.Pattern;

/** Identifies an invite: a UUID. */
public record InviteId(@JsonValue String value) implements Identifier {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InviteId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an invite id is a UUID");
        }
    }

    @Override
    public String kind() {
        return "invite";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
