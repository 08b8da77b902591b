package io.ledgerchat.event.apikey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.Identifier;

/** Identifies one call of an agent from outside by an API key: a UUID. */
public record RemoteCallId(@JsonValue String value) implements Identifier {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RemoteCallId {
        if (!IdForm.isUuid(value)) {
            throw new IllegalArgumentException("a remote call id is a UUID");
        }
    }

    @Override
    public String kind() {
        return "remote-call";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
