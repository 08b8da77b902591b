package io.ledgerchat.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * Whose data key protects a personal field: an account, a conversation, a file, a memory set, or the organisation.
 *
 * <p>Its text form is {@code kind:value}.
 */
public record Subject(String kind, String value) {
    /** The organisation that runs the installation: agents, prompts, groups and roles belong to it. */
    public static final Subject ORGANISATION = new Subject("organisation", "self");

    public Subject {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(value);
        if (kind.isEmpty() || kind.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a subject's kind is one word without a colon");
        }
    }

    @JsonCreator
    public static Subject parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a subject is written kind:value");
        }
        return new Subject(text.substring(0, colon), text.substring(colon + 1));
    }

    @JsonValue
    @Override
    public String toString() {
        return kind + ":" + value;
    }
}
