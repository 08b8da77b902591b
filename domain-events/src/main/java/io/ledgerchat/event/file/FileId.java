package io.ledgerchat.event.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.Identifier;
import java.util.List;

/** Identifies a file: a lower-case UUID, or the id that a provider gave it ({@code file-…}, {@code assistant-…}). */
public record FileId(@JsonValue String value) implements Identifier {
    private static final List<String> OF_PROVIDERS = List.of("file-", "assistant-");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FileId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a file id is a lower-case UUID or a provider's id");
        }
    }

    /** Whether the text can be such an identifier at all. */
    public static boolean isValid(String text) {
        return IdForm.isLowerCaseUuid(text) || OF_PROVIDERS.stream().anyMatch(begin -> isProviders(text, begin));
    }

    private static boolean isProviders(String text, String begin) {
        return text.startsWith(begin) && IdForm.isUrlSafe(text.substring(begin.length()), 1, 100);
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
