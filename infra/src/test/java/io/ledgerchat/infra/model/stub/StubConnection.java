package io.ledgerchat.infra.model.stub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One client's connection to a stand-in: reads requests, writes answers, and notices when the client closes. */
final class StubConnection {
    /** The client closed while it was owed an answer. */
    static final class ClosedByClient extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final Socket socket;
    private final PushbackInputStream in;
    private final OutputStream out;
    private boolean streaming;

    StubConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new PushbackInputStream(new BufferedInputStream(socket.getInputStream()));
        out = socket.getOutputStream();
    }

    /** The next request, or null when the client has closed between requests. */
    @Nullable
    StubRequest nextRequest() throws IOException {
        var start = line();
        if (start.isEmpty()) {
            return null;
        }
        var headers = new HashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var body = new String(in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))), UTF_8);
        var words = start.split(" ", 3);
        streaming = false;
        return new StubRequest(words[0], words[1], headers, body);
    }

    void answer(int status, String contentType, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        out.write("HTTP/1.1 %d Stub\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(status, contentType, bytes.length)
                .getBytes(ISO_8859_1));
        out.write(bytes);
        out.flush();
    }

    /** Sends one piece of an event stream, with the headers before the first. */
    void send(String piece) throws IOException {
        try {
            startStream();
            var bytes = piece.getBytes(UTF_8);
            out.write("%x\r\n%s\r\n".formatted(bytes.length, piece).getBytes(UTF_8));
            out.flush();
        } catch (IOException e) {
            throw closedByClient(e);
        }
    }

    void endStream() throws IOException {
        startStream();
        out.write("0\r\n\r\n".getBytes(ISO_8859_1));
        out.flush();
    }

    /** Waits, and ends early when the client closes. */
    void pause(Duration duration) throws IOException {
        socket.setSoTimeout((int) Math.max(1, duration.toMillis()));
        try {
            int next = in.read();
            if (next < 0) {
                throw new ClosedByClient();
            }
            in.unread(next);
        } catch (SocketTimeoutException e) {
            // The pause is over.
        } catch (IOException e) {
            throw closedByClient(e);
        } finally {
            socket.setSoTimeout(0);
        }
    }

    /** Closes the way a crashing provider does. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void startStream() throws IOException {
        if (!streaming) {
            streaming = true;
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(ISO_8859_1));
        }
    }

    private static ClosedByClient closedByClient(IOException cause) {
        var closed = new ClosedByClient();
        closed.initCause(cause);
        return closed;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }
}
