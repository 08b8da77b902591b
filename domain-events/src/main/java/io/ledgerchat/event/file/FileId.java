package io.ledgerchat.event.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.Identifier;
import java.util.regex.Pattern;

/** Identifies a file: a lower-case UUID, or the id that a provider gave it ({@code file-…}, {@code assistant-…}). */
public record FileId(@JsonValue String value) implements Identifier {
    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(file-|assistant-)[A-Za-z0-9_-]{1,100}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FileId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a file id is a lower-case UUID or a provider's id");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String kind() {
        return "file";
    }

    @Override
    public String toString() {
        return kind() + ":" + value;
    }
}
