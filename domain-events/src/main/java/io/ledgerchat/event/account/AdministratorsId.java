package io.ledgerchat.event.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.Identifier;

/** Identifies the administrators together; an installation has one such list, {@link #ALL}. */
public record AdministratorsId(@JsonValue String value) implements Identifier {
    public static final AdministratorsId ALL = new AdministratorsId("administrators");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AdministratorsId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a list of administrators has a name");
        }
    }

    @Override
    public String kind() {
        return "instance";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
