package io.ledgerchat.api.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.coyote.CloseNowException;

/**
 * The stream of a reply as it comes from the node that runs it.
 *
 * @param patience how long that node may be silent; one that lives says something at each ping
 */
record PassedOnStream(InputStream body, Duration patience) {
    /** Longer than two pings. */
    static final Duration USUAL = Duration.ofSeconds(45);

    /**
     * Copies until that stream has ended.
     *
     * @throws CloseNowException when it broke off or fell silent, so that the client comes back
     */
    void copy(OutputStream out) throws IOException {
        var piece = new byte[8192];
        out.flush();
        for (int read; (read = read(piece)) >= 0; ) {
            out.write(piece, 0, read);
            out.flush();
        }
    }

    /** On a thread of its own, because a node without power closes no connection. */
    private int read(byte[] piece) throws CloseNowException {
        var reading = new FutureTask<>(() -> body.read(piece));
        Thread.ofVirtual().name("reply-elsewhere").start(reading);
        try {
            return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException gone) {
            throw new CloseNowException("the reply goes on elsewhere");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CloseNowException("the server stops");
        }
    }
}
