package io.ledgerchat.command.message;

import io.ledgerchat.command.message.ReplyFrame.Kind;
import io.ledgerchat.command.message.ReplySnapshot.StepState;
import io.ledgerchat.event.message.Attachment;
import io.ledgerchat.event.message.ContentPart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the frames of a reply add up to. Not thread-safe. */
final class ReplyState {
    private final ReplyHead head;
    private final List<Part> parts = new ArrayList<>();
    private final List<ReplyFrame.TokensCounted> tokens = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private @Nullable String title;
    private ReplyFrame.@Nullable ContextCounted context;

    private static final class Part {
        private final ReplyFrame.Step step;
        private final StringBuilder text = new StringBuilder();
        private ReplyFrame.@Nullable ToolAnswered answered;
        private @Nullable Instant closedAt;

        Part(ReplyFrame.Step step) {
            this.step = step;
        }

        boolean isVisible() {
            return step.kind() == Kind.TOOL_CALL || !text.toString().isBlank();
        }

        ContentPart content() {
            var agent = step.agentId();
            return agent == null ? said() : new ContentPart.Attributed(agent, ReplyFrame.GROUP, said());
        }

        private ContentPart said() {
            var call = step.call();
            return switch (step.kind()) {
                case THOUGHT -> new ContentPart.Think(text.toString());
                case TEXT, SILENCE -> new ContentPart.Text(text.toString());
                case TOOL_CALL ->
                    call == null ? new ContentPart.Text("") : toolCall(call, answered, closedAt, step.openedAt());
            };
        }

        /** Of a call without an answer the arguments are not told (contract 30 §6.7). */
        private static ContentPart toolCall(
                ReplyFrame.Call call,
                ReplyFrame.@Nullable ToolAnswered answered,
                @Nullable Instant closedAt,
                Instant openedAt) {
            Long took = closedAt == null
                    ? null
                    : Duration.between(openedAt, closedAt).toMillis();
            return answered == null
                    ? new ContentPart.ToolCall(
                            call.id(), call.tool(), "", null, took == null ? null : "cancelled", took)
                    : new ContentPart.ToolCall(
                            call.id(),
                            call.tool(),
                            answered.arguments(),
                            answered.output(),
                            took == null ? null : "completed",
                            took);
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
            case ReplyFrame.ToolAnswered answered -> parts.get(answered.step().index()).answered = answered;
            case ReplyFrame.Attached(var attachment) -> attachments.add(attachment);
            case ReplyFrame.StepClosed(var step, var at) -> parts.get(step.index()).closedAt = at;
            case ReplyFrame.ContextCounted counted -> context = counted;
            case ReplyFrame.TokensCounted counted -> tokens.add(counted);
            case ReplyFrame.Titled(var given) -> title = given;
            case ReplyFrame.Created _, ReplyFrame.Resumed _, ReplyFrame.End _ -> {}
        }
    }

    /** Nothing more comes of tool calls that have not answered. */
    void giveUpCalls(Instant at) {
        parts.stream()
                .filter(part -> part.step.kind() == Kind.TOOL_CALL && part.closedAt == null)
                .forEach(part -> part.closedAt = at);
    }

    ReplySnapshot snapshot() {
        var steps = parts.stream()
                .map(part -> new StepState(part.step, part.closedAt))
                .toList();
        var content = parts.stream().map(Part::content).toList();
        return new ReplySnapshot(head, steps, content, List.copyOf(attachments), title, context, List.copyOf(tokens));
    }

    List<Attachment> attachments() {
        return List.copyOf(attachments);
    }

    List<ContentPart> content() {
        return parts.stream().filter(Part::isVisible).map(Part::content).toList();
    }
}
