package io.ledgerchat.command.message;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The latest frames of a stream by their numbers; the oldest go when there is no room. Not thread-safe. */
final class FrameRing {
    private final @Nullable StreamedFrame[] slots;
    private long first;
    private long next;

    FrameRing(int capacity) {
        slots = new StreamedFrame[capacity];
    }

    /** The number of the oldest frame that is kept. */
    long first() {
        return first;
    }

    /** The number that the next frame gets. */
    long next() {
        return next;
    }

    boolean isFull() {
        return next - first == slots.length;
    }

    void add(StreamedFrame frame) {
        if (isFull()) {
            first++;
        }
        slots[slot(next)] = frame;
        next++;
    }

    List<StreamedFrame> from(long position, int limit) {
        int count = (int) Math.min(limit, next - position);
        var found = new ArrayList<StreamedFrame>(count);
        for (long number = position; number < position + count; number++) {
            found.add(at(number));
        }
        return found;
    }

    /** Makes one delta of neighbouring ones. Frames get new numbers, so nobody may have a position yet. */
    void mergeDeltas() {
        var merged = new ArrayDeque<ReplyFrame>();
        var text = new StringBuilder();
        for (long number = first; number < next; number++) {
            var frame = at(number).frame();
            if (merged.isEmpty() || !ReplyStream.merges(merged.getLast(), frame)) {
                settle(merged, text);
                merged.add(frame);
            }
            if (frame instanceof ReplyFrame.Delta delta) {
                text.append(delta.text());
            }
        }
        settle(merged, text);
        Arrays.fill(slots, null);
        first = 0;
        next = 0;
        merged.forEach(frame -> add(new StreamedFrame(frame)));
    }

    private static void settle(ArrayDeque<ReplyFrame> merged, StringBuilder text) {
        if (merged.peekLast() instanceof ReplyFrame.Delta delta) {
            merged.removeLast();
            merged.add(new ReplyFrame.Delta(delta.step(), text.toString()));
            text.setLength(0);
        }
    }

    private StreamedFrame at(long number) {
        return Objects.requireNonNull(slots[slot(number)]);
    }

    private int slot(long number) {
        return (int) (number % slots.length);
    }
}
