package io.ledgerchat.event.banner;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.Identifier;

/** Identifies a place for banners; there is one, {@link #MAIN}. */
public record BannerId(@JsonValue String value) implements Identifier {
    public static final BannerId MAIN = new BannerId("main");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BannerId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a banner's place has a name");
        }
    }

    @Override
    public String kind() {
        return "banner";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
