package io.ledgerchat.command.message;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.message.ContentPart;
import java.util.ArrayList;
import java.util.List;

/** What a message knows of its parts: which can be edited, and a mark of what those say. */
final class PartMarks {
    private final List<Part> parts = new ArrayList<>();

    /** {@code text} marks nothing for kinds that cannot be edited. */
    private record Part(boolean editable, TextMark text) {
        static Part of(ContentPart part) {
            return switch (part) {
                case ContentPart.Text(var said) -> new Part(true, TextMark.of(said));
                case ContentPart.Think(var thought) -> new Part(true, TextMark.of(thought));
                case ContentPart.ToolCall _ -> new Part(false, TextMark.NONE);
                case ContentPart.Failure _ -> new Part(false, TextMark.NONE);
                case ContentPart.Attributed(var _, var _, var said) -> of(said);
            };
        }
    }

    void add(List<ContentPart> content) {
        content.forEach(part -> parts.add(Part.of(part)));
    }

    /** What the part says, refused unless it is text or thought. */
    TextMark editable(int index) {
        if (index < 0 || index >= parts.size()) {
            throw new Refusal(Refusal.Code.INVALID, "Invalid index");
        }
        var part = parts.get(index);
        if (!part.editable()) {
            throw new Refusal(Refusal.Code.INVALID, "Cannot update non-text content");
        }
        return part.text();
    }

    /** Passed over once the conversation's key is gone, and with it what the parts were. */
    void edited(int index, TextMark text) {
        if (index < parts.size()) {
            parts.set(index, new Part(true, text));
        }
    }
}
