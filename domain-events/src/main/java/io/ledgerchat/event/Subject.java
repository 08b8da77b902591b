package io.ledgerchat.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Whose data key protects a personal field: an account, a conversation, a file, a memory set, the organisation, or whoever
 * was not signed in.
 *
 * <p>Its text form is {@code kind:value}.
 */
public record Subject(String kind, String value) {
    /** The organisation that runs the installation: agents, prompts, groups and roles belong to it. */
    public static final Subject ORGANISATION = new Subject("organisation", "self");

    private static final String VISITOR = "visitor";

    public Subject {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(value);
        if (kind.isEmpty() || kind.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a subject's kind is one word without a colon");
        }
    }

    /**
     * All who were not signed in and of whom something is kept until the end of this day (UTC): then their key is destroyed,
     * for there is nobody who could ask for it.
     */
    public static Subject visitor(LocalDate until) {
        return new Subject(VISITOR, until.toString());
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
