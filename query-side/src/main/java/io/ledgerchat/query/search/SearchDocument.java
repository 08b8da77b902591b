package io.ledgerchat.query.search;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.ledgerchat.event.file.AttachedFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be found: a message by its words, or a conversation by its title.
 *
 * @param said when a message was said first, in epoch milliseconds; absent for conversations
 * @param role who said it, {@code user} or {@code assistant}; absent for conversations
 * @param files which went with a message
 * @param types their media types
 * @param text one entry per content part of a reply, empty for parts without words; one entry otherwise
 */
record SearchDocument(
        String kind,
        String owner,
        String conversation,
        @Nullable Long said,
        @Nullable String role,
        List<String> files,
        List<String> types,
        List<String> text) {
    static final String MESSAGE = "message";
    static final String CONVERSATION = "conversation";
    static final String USER = "user";
    static final String ASSISTANT = "assistant";
    static final String TOMBSTONE = "gone";

    /** Stands for a deleted conversation; nobody owns it, so nobody finds it. */
    static SearchDocument tombstone(String conversation) {
        return new SearchDocument(TOMBSTONE, "", conversation, null, null, List.of(), List.of(), List.of());
    }

    @JsonIgnore
    boolean isTombstone() {
        return kind.equals(TOMBSTONE);
    }

    SearchDocument saying(List<String> other) {
        return new SearchDocument(kind, owner, conversation, said, role, files, types, other);
    }

    SearchDocument with(List<AttachedFile> attached) {
        return new SearchDocument(
                kind,
                owner,
                conversation,
                said,
                role,
                attached.stream().map(file -> file.fileId().value()).distinct().toList(),
                attached.stream().map(AttachedFile::type).distinct().toList(),
                text);
    }

    /** With another text at {@code index}; unchanged when it has no such part. */
    SearchDocument saying(int index, String other) {
        if (index >= text.size()) {
            return this;
        }
        var changed = new ArrayList<>(text);
        changed.set(index, other);
        return saying(changed);
    }
}
