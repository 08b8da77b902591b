package io.ledgerchat.command.message;

import io.ledgerchat.command.message.ReplyFrame.Delta;
import io.ledgerchat.event.message.Attachment;
import io.ledgerchat.event.message.ContentPart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The live frames of one reply, for any number of readers: a transport, not a record. Thread-safe.
 *
 * <p>The last {@value #CAPACITY} frames are kept once for all readers, each of which has its own position among them. The
 * writer never waits: a reader that falls further behind is {@link Torn} off and may come back with {@link #resume()}.
 * Before the first reader nothing is lost; should the frames become too many, neighbouring deltas are merged, which
 * appends to the same text.
 */
public final class ReplyStream {
    static final int CAPACITY = 4096;
    private static final int BATCH = 256;

    /** The reader was too slow, or the node gives the stream up: the connection ends without a last frame. */
    public static final class Torn extends Exception {
        private static final long serialVersionUID = 1L;

        Torn(String why) {
            super(why, null, false, false);
        }
    }

    private final ReplyHead head;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final FrameRing frames = new FrameRing(CAPACITY);
    private final ReplyState state;
    private boolean readBefore;
    private boolean ended;
    private boolean torn;

    ReplyStream(ReplyHead head) {
        this.head = head;
        this.state = new ReplyState(head);
    }

    public ReplyHead head() {
        return head;
    }

    /** Tells all readers; ignored after the end. */
    void publish(ReplyFrame frame) {
        lock.lock();
        try {
            if (ended || torn) {
                return;
            }
            ended = frame instanceof ReplyFrame.End;
            state.apply(frame);
            if (frames.isFull() && !readBefore) {
                frames.mergeDeltas();
            }
            frames.add(new StreamedFrame(frame));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Drops all readers abruptly, so that they come back, here or on another node. */
    void tear() {
        lock.lock();
        try {
            torn = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A reader from now on; the first one gets everything since the beginning. After the end it gets the last frame. */
    public Reader subscribe() {
        lock.lock();
        try {
            long from = readBefore ? latest() : 0;
            readBefore = true;
            return new Reader(List.of(), from);
        } finally {
            lock.unlock();
        }
    }

    /** A reader that first gets everything so far in one frame, and then every frame that is not in it. */
    public Reader resume() {
        lock.lock();
        try {
            readBefore = true;
            var before = ended ? List.<StreamedFrame>of() : List.of(new StreamedFrame(resumed()));
            return new Reader(before, latest());
        } finally {
            lock.unlock();
        }
    }

    private ReplyFrame resumed() {
        return new ReplyFrame.Resumed(state.snapshot());
    }

    private long latest() {
        return ended ? frames.next() - 1 : frames.next();
    }

    /** The reply at this moment. */
    public ReplySnapshot snapshot() {
        lock.lock();
        try {
            return state.snapshot();
        } finally {
            lock.unlock();
        }
    }

    /** What was produced so far; parts without visible text are left out. */
    public List<ContentPart> content() {
        lock.lock();
        try {
            return state.content();
        } finally {
            lock.unlock();
        }
    }

    /** Tool calls that have not answered yet count as cancelled. */
    void giveUpCalls(Instant at) {
        lock.lock();
        try {
            state.giveUpCalls(at);
        } finally {
            lock.unlock();
        }
    }

    /** What tools left for the reader so far. */
    public List<Attachment> attachments() {
        lock.lock();
        try {
            return state.attachments();
        } finally {
            lock.unlock();
        }
    }

    static boolean merges(ReplyFrame earlier, ReplyFrame later) {
        return earlier instanceof Delta first
                && later instanceof Delta second
                && first.step().equals(second.step());
    }

    /** One reader's place in the stream; used by one thread. */
    public final class Reader {
        private List<StreamedFrame> before;
        private long position;

        private Reader(List<StreamedFrame> before, long position) {
            this.before = before;
            this.position = position;
        }

        /**
         * The frames that came since the last call, in order; waits for the first, and gives none when {@code patience} is
         * over.
         *
         * @throws Torn when this reader has missed frames or the stream is given up
         */
        public List<StreamedFrame> next(Duration patience) throws Torn, InterruptedException {
            if (!before.isEmpty()) {
                var first = before;
                before = List.of();
                return first;
            }
            long left = patience.toNanos();
            lock.lockInterruptibly();
            try {
                while (!torn && position == frames.next() && left > 0) {
                    left = changed.awaitNanos(left);
                }
                if (torn) {
                    throw new Torn("the reply goes on elsewhere");
                }
                if (position < frames.first()) {
                    throw new Torn("the reader was too slow");
                }
                var due = frames.from(position, BATCH);
                position += due.size();
                return due;
            } finally {
                lock.unlock();
            }
        }

        /** Whether the last frame was handed out. */
        public boolean isOver() {
            lock.lock();
            try {
                return ended && before.isEmpty() && position == frames.next();
            } finally {
                lock.unlock();
            }
        }
    }
}
