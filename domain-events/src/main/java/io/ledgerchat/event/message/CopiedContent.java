package io.ledgerchat.event.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ledgerchat.event.file.AttachedFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a message said that was taken over from elsewhere.
 *
 * @param sender under which name it was said
 * @param text of a person's message; empty for replies
 * @param parts of a reply; empty for people's messages
 * @param files that go with a person's message
 * @param attachments what the tools of a reply left
 * @param metadata what clients are shown about the usage of a reply
 * @param feedback how its reader had rated it, in the words of clients: {@code rating}, {@code tag}, {@code text}
 */
public record CopiedContent(
        String sender,
        String text,
        List<String> quotes,
        List<ContentPart> parts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AttachedFile> files,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Attachment> attachments,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> metadata,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> feedback) {

    /** Copies of before these were taken over have none. */
    public CopiedContent(
            String sender,
            String text,
            List<String> quotes,
            List<ContentPart> parts,
            @Nullable List<AttachedFile> files,
            @Nullable List<Attachment> attachments,
            @Nullable Map<String, Object> metadata,
            @Nullable Map<String, Object> feedback) {
        this.sender = sender;
        this.text = text;
        this.quotes = quotes;
        this.parts = parts;
        this.files = files == null ? List.of() : List.copyOf(files);
        this.attachments = attachments == null ? List.of() : List.copyOf(attachments);
        this.metadata = metadata == null ? Map.of() : metadata;
        this.feedback = feedback == null ? Map.of() : feedback;
    }

    public CopiedContent(
            String sender,
            String text,
            List<String> quotes,
            List<ContentPart> parts,
            List<AttachedFile> files,
            List<Attachment> attachments) {
        this(sender, text, quotes, parts, files, attachments, Map.of(), Map.of());
    }

    public CopiedContent(String sender, String text, List<String> quotes, List<ContentPart> parts) {
        this(sender, text, quotes, parts, List.of(), List.of());
    }
}
