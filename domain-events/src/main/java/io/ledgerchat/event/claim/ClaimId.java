package io.ledgerchat.event.claim;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.Identifier;

/**
 * Identifies a claim on a value that only one may hold: {@code email:<keyed hash of the normalised address>},
 * {@code instance:first-admin}.
 */
public record ClaimId(String kind, String value) implements Identifier {
    /** Held by the first account of an installation, which is its administrator. */
    public static final ClaimId FIRST_ADMIN = new ClaimId("instance", "first-admin");

    @JsonCreator
    public static ClaimId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a claim is written kind:value");
        }
        return new ClaimId(text.substring(0, colon), text.substring(colon + 1));
    }

    @JsonValue
    @Override
    public String toString() {
        return kind + ":" + value;
    }
}
