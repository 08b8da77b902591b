package io.ledgerchat.command.message;

import io.ledgerchat.command.message.ReplySnapshot.StepState;
import io.ledgerchat.event.message.ContentPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the frames of a reply add up to. Not thread-safe. */
final class ReplyState {
    private final ReplyHead head;
    private final List<Part> parts = new ArrayList<>();
    private final List<ReplyFrame.TokensCounted> tokens = new ArrayList<>();
    private @Nullable String title;
    private @Nullable ContextUsage contextUsage;

    private static final class Part {
        private final ReplyFrame.Step step;
        private final StringBuilder text = new StringBuilder();
        private @Nullable Instant closedAt;

        Part(ReplyFrame.Step step) {
            this.step = step;
        }

        ContentPart content() {
            return step.thought() ? new ContentPart.Think(text.toString()) : new ContentPart.Text(text.toString());
        }
    }

    ReplyState(ReplyHead head) {
        this.head = head;
    }

    void apply(ReplyFrame frame) {
        switch (frame) {
            case ReplyFrame.StepOpened(var step) -> parts.add(new Part(step));
            case ReplyFrame.Delta(var step, var text) ->
                parts.get(step.index()).text.append(text);
            case ReplyFrame.StepClosed(var step, var at) -> parts.get(step.index()).closedAt = at;
            case ReplyFrame.ContextCounted(var usage) -> contextUsage = usage;
            case ReplyFrame.TokensCounted counted -> tokens.add(counted);
            case ReplyFrame.Titled(var given) -> title = given;
            case ReplyFrame.Created _, ReplyFrame.Resumed _, ReplyFrame.End _ -> {}
        }
    }

    ReplySnapshot snapshot() {
        var steps = parts.stream()
                .map(part -> new StepState(part.step, part.closedAt))
                .toList();
        var content = parts.stream().map(Part::content).toList();
        return new ReplySnapshot(head, steps, content, title, contextUsage, List.copyOf(tokens));
    }

    List<ContentPart> content() {
        return parts.stream()
                .filter(part -> !part.text.toString().isBlank())
                .map(Part::content)
                .toList();
    }
}
