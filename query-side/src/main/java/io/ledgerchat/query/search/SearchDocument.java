package io.ledgerchat.query.search;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be found: a message by its words, or a conversation by its title.
 *
 * @param text one entry per content part of a reply, empty for parts without words; one entry otherwise
 */
record SearchDocument(String kind, String owner, String conversation, List<String> text) {
    static final String MESSAGE = "message";
    static final String CONVERSATION = "conversation";
    static final String TOMBSTONE = "gone";

    /** Stands for a deleted conversation; nobody owns it, so nobody finds it. */
    static SearchDocument tombstone(String conversation) {
        return new SearchDocument(TOMBSTONE, "", conversation, List.of());
    }

    @JsonIgnore
    boolean isTombstone() {
        return kind.equals(TOMBSTONE);
    }

    SearchDocument saying(List<String> other) {
        return new SearchDocument(kind, owner, conversation, other);
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
