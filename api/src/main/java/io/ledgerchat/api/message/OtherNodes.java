package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.command.message.RepliesElsewhere;
import io.ledgerchat.command.message.ReplyLeases.Held;
import io.ledgerchat.event.conversation.ConversationId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Asks the node that produces a reply, in the caller's own name: the same route, the same token. A request that has come
 * this way once goes no further.
 */
@Component
class OtherNodes {
    private static final String PASSED = "X-LedgerChat-Passed-On";
    private static final List<String> SAME_HEADERS = List.of(
            "Authorization",
            "Accept",
            "Content-Type",
            "User-Agent",
            "X-Request-Id",
            "X-Forwarded-For",
            Protocol.HEADER);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final RepliesElsewhere replies;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    OtherNodes(RepliesElsewhere replies) {
        this.replies = replies;
    }

    /** The node does not answer; its reply is about to be taken over. */
    static final class Unreachable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreachable() {
            super("the node that runs the reply does not answer", null, false, false);
        }
    }

    /**
     * Who runs the caller's reply of this conversation, if it is another node and the request has not been passed on yet.
     * Strangers are refused here.
     */
    Optional<Held> runs(String conversation, Caller caller, HttpServletRequest request) {
        if (request.getHeader(PASSED) != null || !ConversationId.isValid(conversation)) {
            return Optional.empty();
        }
        var held = replies.find(new ConversationId(conversation));
        if (held.isPresent() && !held.get().owner().equals(caller.id())) {
            throw Protocol.error(403, "Unauthorized");
        }
        return held;
    }

    /** The conversations in which other nodes produce replies for the caller. */
    List<ConversationId> runningFor(Caller caller) {
        return replies.runningFor(caller.id());
    }

    /** Asks the same there, for something that is answered at once. */
    HttpResponse<InputStream> ask(Held held, String route, HttpServletRequest request, byte[] body) throws Unreachable {
        return ask(held, route, request, body, ANSWER);
    }

    /**
     * Asks the same there; the caller closes the body.
     *
     * @param route path and query, of what was understood of the request: addresses as clients write them may hold what
     *     cannot be sent on
     * @param patience how long the answer may take to begin
     */
    HttpResponse<InputStream> ask(Held held, String route, HttpServletRequest request, byte[] body, Duration patience)
            throws Unreachable {
        var asked = http.sendAsync(translated(held, route, request, body), BodyHandlers.ofInputStream());
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException silent) {
            asked.cancel(true);
            throw new Unreachable();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            asked.cancel(true);
            throw new Unreachable();
        }
    }

    /** The same with a short answer, read whole. */
    byte[] read(HttpResponse<InputStream> answer) throws Unreachable {
        try (var body = answer.body()) {
            return body.readAllBytes();
        } catch (IOException broken) {
            throw new Unreachable();
        }
    }

    static HttpRequest translated(Held held, String route, HttpServletRequest request, byte[] body) {
        URI address = Objects.requireNonNull(held.holder().address()).resolve(route);
        var same = HttpRequest.newBuilder(address)
                .header(PASSED, "1")
                .method(
                        request.getMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : SAME_HEADERS) {
            var value = request.getHeader(name);
            if (value != null) {
                same.header(name, value);
            }
        }
        return same.build();
    }
}
