package io.ledgerchat.event.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ledgerchat.event.file.AttachedFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person wrote: the text, the excerpts quoted above it, and the files that go with it. */
public record SentText(
        String text,
        List<String> quotes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AttachedFile> files) {

    /** Messages of before there were files have none. */
    public SentText(String text, List<String> quotes, @Nullable List<AttachedFile> files) {
        this.text = text;
        this.quotes = quotes;
        this.files = files == null ? List.of() : List.copyOf(files);
    }

    public SentText(String text, List<String> quotes) {
        this(text, quotes, List.of());
    }
}
