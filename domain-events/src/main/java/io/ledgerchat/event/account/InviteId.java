package io.ledgerchat.event.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.Identifier;

/** Identifies an invite: a UUID. */
public record InviteId(@JsonValue String value) implements Identifier {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InviteId {
        if (!IdForm.isLowerCaseUuid(value)) {
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
