package io.ledgerchat.command.message;

import io.ledgerchat.event.message.Attachment;
import io.ledgerchat.event.message.ContentPart;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A live reply at one moment: what a reader that comes back must know (contract 30 §6.7). */
public record ReplySnapshot(
        ReplyHead head,
        List<StepState> steps,
        List<ContentPart> content,
        List<Attachment> attachments,
        @Nullable String title,
        ReplyFrame.@Nullable ContextCounted context,
        List<ReplyFrame.TokensCounted> tokens) {

    /** A step, and when it was closed if it was. */
    public record StepState(ReplyFrame.Step step, @Nullable Instant closedAt) {}
}
