package io.ledgerchat.infra.model;

import io.ledgerchat.command.model.ModelEvent;
import java.util.function.Consumer;

/**
 * Separates thinking from text where a model writes both into one text with {@code <think>…</think>} around the
 * thinking (contract 30 §18). The tags are taken out, also when they are cut across chunks, and a thought of nothing but
 * blanks is no thought.
 */
final class ThinkTags {
    private static final String OPENING = "<think>";
    private static final String CLOSING = "</think>";

    private final Consumer<ModelEvent> sink;
    private final StringBuilder pending = new StringBuilder();
    private boolean thinking;
    private boolean thoughtBegun;

    ThinkTags(Consumer<ModelEvent> sink) {
        this.sink = sink;
    }

    void accept(String text) {
        pending.append(text);
        for (int at = pending.indexOf(tag()); at >= 0; at = pending.indexOf(tag())) {
            int end = at + tag().length();
            release(at);
            pending.delete(0, end - at);
            thinking = !thinking;
            thoughtBegun = false;
        }
        release(pending.length() - startOfTagAtEnd());
    }

    /** No more text will come: what looked like the start of a tag was none. */
    void end() {
        release(pending.length());
    }

    private String tag() {
        return thinking ? CLOSING : OPENING;
    }

    /** How many characters at the end may be the start of a tag. */
    private int startOfTagAtEnd() {
        for (int length = Math.min(tag().length() - 1, pending.length()); length > 0; length--) {
            if (tag().startsWith(pending.substring(pending.length() - length))) {
                return length;
            }
        }
        return 0;
    }

    private void release(int length) {
        var text = pending.substring(0, length);
        pending.delete(0, length);
        if (!thinking) {
            if (!text.isEmpty()) {
                sink.accept(new ModelEvent.TextDelta(text));
            }
            return;
        }
        var thought = thoughtBegun ? text : text.stripLeading();
        if (!thought.isEmpty()) {
            thoughtBegun = true;
            sink.accept(new ModelEvent.ReasoningDelta(thought));
        }
    }
}
