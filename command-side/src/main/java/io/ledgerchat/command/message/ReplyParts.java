package io.ledgerchat.command.message;

import io.ledgerchat.command.message.ReplyFrame.Step;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What those who answer one reply side by side have in common: its parts, numbered in the order in which they begin, the
 * ids of its tool calls, and who hears of them. Thread-safe.
 */
final class ReplyParts {
    private final Consumer<ReplyFrame> out;
    private final CallNames names = new CallNames();
    private int parts;
    private int counts;

    ReplyParts(Consumer<ReplyFrame> out) {
        this.out = out;
    }

    /** Opens the next part: nobody hears of a later one first. */
    synchronized Step open(IntFunction<Step> part) {
        var step = part.apply(parts++);
        out.accept(new ReplyFrame.StepOpened(step));
        return step;
    }

    synchronized void count(IntFunction<ReplyFrame.TokensCounted> counted) {
        out.accept(counted.apply(++counts));
    }

    void tell(ReplyFrame frame) {
        out.accept(frame);
    }

    CallNames names() {
        return names;
    }

    /** By which the parts of this one are told from the others', where there are others. */
    static @Nullable String mark(SendMessage.Asked reply, SendMessage.Voice voice) {
        return reply.added() == null ? null : voice.agentId();
    }
}
