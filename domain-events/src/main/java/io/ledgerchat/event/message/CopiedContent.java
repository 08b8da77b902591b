package io.ledgerchat.event.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ledgerchat.event.file.AttachedFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message said that was taken over from elsewhere.
 *
 * @param sender under which name it was said
 * @param text of a person's message; empty for replies
 * @param parts of a reply; empty for people's messages
 * @param files that go with a person's message
 * @param attachments what the tools of a reply left
 */
public record CopiedContent(
        String sender,
        String text,
        List<String> quotes,
        List<ContentPart> parts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AttachedFile> files,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Attachment> attachments) {

    /** Copies of before there were files or attachments have none. */
    public CopiedContent(
            String sender,
            String text,
            List<String> quotes,
            List<ContentPart> parts,
            @Nullable List<AttachedFile> files,
            @Nullable List<Attachment> attachments) {
        this.sender = sender;
        this.text = text;
        this.quotes = quotes;
        this.parts = parts;
        this.files = files == null ? List.of() : List.copyOf(files);
        this.attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    public CopiedContent(String sender, String text, List<String> quotes, List<ContentPart> parts) {
        this(sender, text, quotes, parts, List.of(), List.of());
    }
}
