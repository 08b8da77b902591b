package io.ledgerchat.event.bookmark;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.Identifier;

/** Identifies a bookmark, which clients call a tag: 24 lower-case hexadecimal characters. */
public record BookmarkId(@JsonValue String value) implements Identifier {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BookmarkId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a bookmark id is 24 lower-case hexadecimal characters");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return IdForm.isObjectId(text);
    }

    @Override
    public String kind() {
        return "bookmark";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
