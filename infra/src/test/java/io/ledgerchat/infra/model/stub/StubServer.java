package io.ledgerchat.infra.model.stub;

import io.ledgerchat.infra.model.stub.StubScript.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stand-in for a provider: HTTP/1.1 on a free loopback port, one virtual thread per connection. It plays {@link
 * StubScript}s; what they look like on the wire is each provider's. Beyond answering it remembers every request and
 * counts connections, and those that the client closed in the middle of an answer.
 */
public abstract class StubServer implements AutoCloseable {
    private static final Duration FOR_EVER = Duration.ofMinutes(10);

    private final ServerSocket listener;
    private final List<StubRequest> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger answering = new AtomicInteger();
    private final AtomicInteger mostAnswering = new AtomicInteger();
    private final AtomicInteger abandoned = new AtomicInteger();
    private final Map<String, AtomicInteger> refusals = new ConcurrentHashMap<>();

    StubServer() {
        try {
            listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where clients are pointed to; the part of the path that belongs to the protocol is left to them. */
    public abstract URI baseUrl();

    final URI address(String path) {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + path);
    }

    /** Everything that was asked, in order of arrival. */
    public List<StubRequest> requests() {
        return List.copyOf(requests);
    }

    public StubRequest lastRequest() {
        return requests.getLast();
    }

    /** How many completions were asked with this as the last text of the user. */
    public long timesAsked(String text) {
        return requests.stream()
                .filter(request -> request.method().equals("POST"))
                .filter(request -> request.lastUserText().equals(text))
                .count();
    }

    public int openConnections() {
        return open.size();
    }

    /** How many connections there ever were. */
    public int acceptedConnections() {
        return accepted.get();
    }

    /** How many answers are being given at this moment. */
    public int answering() {
        return answering.get();
    }

    /** The most answers that were given at the same moment. */
    public int mostAnswering() {
        return mostAnswering.get();
    }

    /** How many answers the client closed before their end. */
    public int abandoned() {
        return abandoned.get();
    }

    public void forget() {
        requests.clear();
    }

    /** Writes the answer for a script in the protocol of this provider; {@code POST} only. */
    abstract void play(StubRequest request, StubScript script, StubConnection connection) throws IOException;

    /** The list of models, as JSON text. */
    abstract String models();

    /** An error body of this provider. */
    abstract String error(int status, String message);

    @Override
    public void close() {
        try {
            listener.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Steps that look alike in every protocol; returns whether the answer is over with this step. */
    final boolean playCommon(StubRequest request, Step step, StubConnection connection) throws IOException {
        switch (step) {
            case Step.Pause(Duration duration) -> connection.pause(duration);
            case Step.Hang() -> connection.pause(FOR_EVER);
            case Step.Reset() -> connection.reset();
            case Step.Refuse(int status, String message) -> refuse(connection, status, message);
            case Step.RefuseFirst(int times, int status) -> {
                int before = refusals.computeIfAbsent(request.lastUserText(), text -> new AtomicInteger())
                        .getAndIncrement();
                if (before >= times) {
                    return false;
                }
                if (status == 0) {
                    connection.reset();
                } else {
                    refuse(connection, status, "not yet");
                }
                return true;
            }
            case Step.Say _, Step.Think _, Step.CallTool _, Step.ReportUsage _, Step.FailInside _ -> {
                return false;
            }
        }
        return !(step instanceof Step.Pause);
    }

    private void refuse(StubConnection connection, int status, String message) throws IOException {
        connection.answer(status, "application/json", error(status, message));
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                accepted.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var connection = new StubConnection(socket);
            for (var request = connection.nextRequest(); request != null; request = connection.nextRequest()) {
                requests.add(request);
                answer(request, connection);
            }
        } catch (StubConnection.ClosedByClient e) {
            abandoned.incrementAndGet();
        } catch (IOException e) {
            // A connection that was reset on either side: nothing is owed any more.
        } finally {
            open.remove(socket);
        }
    }

    private void answer(StubRequest request, StubConnection connection) throws IOException {
        mostAnswering.accumulateAndGet(answering.incrementAndGet(), Math::max);
        try {
            if (request.method().equals("GET")) {
                connection.answer(200, "application/json", models());
            } else {
                play(request, StubScript.of(request), connection);
            }
        } finally {
            answering.decrementAndGet();
        }
    }
}
