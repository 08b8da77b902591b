package io.ledgerchat.event.apikey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.Identifier;
import java.util.regex.Pattern;

/** Identifies one call of an agent from outside by an API key: a UUID. */
public record RemoteCallId(@JsonValue String value) implements Identifier {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RemoteCallId {
        if (!FORM.matcher(value).matches()) {
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
