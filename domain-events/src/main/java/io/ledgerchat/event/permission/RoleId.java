package io.ledgerchat.event.permission;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.Identifier;

/** Identifies a role of accounts by its name: {@code USER}, {@code ADMIN}. */
public record RoleId(@JsonValue String value) implements Identifier {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RoleId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a role has a name");
        }
    }

    @Override
    public String kind() {
        return "role";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
