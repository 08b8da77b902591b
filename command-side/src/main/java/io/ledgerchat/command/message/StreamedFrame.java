package io.ledgerchat.command.message;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A frame and its encoding, which the first reader that needs it makes for all. */
public final class StreamedFrame {
    private final ReplyFrame frame;
    private byte @Nullable [] encoded;

    StreamedFrame(ReplyFrame frame) {
        this.frame = frame;
    }

    public ReplyFrame frame() {
        return frame;
    }

    /** The frame's bytes; the encoder is asked once per frame. Callers must not change them. */
    public synchronized byte[] encoded(Function<ReplyFrame, byte[]> encoder) {
        if (encoded == null) {
            encoded = encoder.apply(frame);
        }
        return encoded;
    }
}
