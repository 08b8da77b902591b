package io.ledgerchat.api.message;

import io.ledgerchat.command.message.ReplyFrame;
import io.ledgerchat.command.message.ReplyStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;

/** Writes the frames of a live reply to one connection, as they come; a silent block now and then keeps it open. */
record StreamWriter(OutputStream out, Function<ReplyFrame, byte[]> encoder) {
    private static final Duration PING_EVERY = Duration.ofSeconds(20);
    private static final byte[] PING = "event: ping\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8);

    /** Returns after the last frame. What waits already is sent together. */
    void copy(ReplyStream.Reader reader) throws IOException, InterruptedException, ReplyStream.Torn {
        out.flush();
        while (!reader.isOver()) {
            var due = reader.next(PING_EVERY);
            if (due.isEmpty()) {
                out.write(PING);
            }
            for (var frame : due) {
                out.write(frame.encoded(encoder));
            }
            out.flush();
        }
    }
}
