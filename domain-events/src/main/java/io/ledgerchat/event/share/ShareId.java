package io.ledgerchat.event.share;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.Identifier;

/** Identifies a shared link: 21 letters, digits, underscores and hyphens, as they stand in its address. */
public record ShareId(@JsonValue String value) implements Identifier {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ShareId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a share id is 21 letters, digits, underscores and hyphens");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return IdForm.isUrlSafe(text, 21, 21);
    }

    @Override
    public String kind() {
        return "share";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
