package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.command.message.LiveReplies;
import io.ledgerchat.command.message.LiveReply;
import io.ledgerchat.command.message.ReplyLeases.Held;
import io.ledgerchat.command.message.ReplyStream;
import io.ledgerchat.event.conversation.ConversationId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The stream of a live reply, for any number of readers, each of which may come back (contract 30 §5). */
@RestController
class StreamController {
    private static final String ROUTE = "/api/agents/chat/stream/";

    private final LiveReplies replies;
    private final ReplyFrameJson frames;
    private final OtherNodes nodes;

    StreamController(LiveReplies replies, ReplyFrameJson frames, OtherNodes nodes) {
        this.replies = replies;
        this.frames = frames;
        this.nodes = nodes;
    }

    @GetMapping(ROUTE + "{streamId}")
    void stream(
            Caller caller,
            @PathVariable String streamId,
            @RequestParam(name = "resume", required = false) @Nullable String resume,
            @RequestParam(name = "generationCreatedAt", required = false) @Nullable String generation,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var wanted = Generation.read(generation);
        boolean resumes = "true".equals(resume);
        if (!isRunningHere(streamId)) {
            var held = nodes.runs(streamId, caller, request);
            if (held.isPresent()) {
                passOn(held.get(), route(streamId, resumes, wanted), request, response);
                return;
            }
        }
        LiveReply reply = find(caller, streamId, wanted);
        ReplyStream stream = reply.stream();
        var reader = resumes ? stream.resume() : stream.subscribe();
        headers(response);
        try {
            new StreamWriter(response.getOutputStream(), frame -> frames.encode(reply.head(), frame)).copy(reader);
        } catch (ReplyStream.Torn torn) {
            throw new CloseNowException(torn.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CloseNowException("the server stops");
        }
    }

    private boolean isRunningHere(String streamId) {
        return ConversationId.isValid(streamId)
                && replies.find(new ConversationId(streamId))
                        .filter(LiveReply::isRunning)
                        .isPresent();
    }

    private static String route(String streamId, boolean resumes, Optional<Long> generation) {
        return ROUTE + streamId + "?resume=" + resumes
                + generation.map(wanted -> "&generationCreatedAt=" + wanted).orElse("");
    }

    /** As it comes from the node that runs the reply; when that breaks off, so does this. */
    private void passOn(Held held, String route, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        HttpResponse<InputStream> answer;
        try {
            answer = nodes.ask(held, route, request, new byte[0]);
        } catch (OtherNodes.Unreachable gone) {
            throw new CloseNowException(gone.getMessage());
        }
        try (var body = answer.body()) {
            response.setStatus(answer.statusCode());
            headers(response);
            answer.headers().firstValue("Content-Type").ifPresent(response::setContentType);
            new PassedOnStream(body, PassedOnStream.USUAL).copy(response.getOutputStream());
        }
    }

    private LiveReply find(Caller caller, String streamId, Optional<Long> generation) {
        LiveReply reply = Optional.of(streamId)
                .filter(ConversationId::isValid)
                .flatMap(id -> replies.find(new ConversationId(id)))
                .orElseThrow(() ->
                        Protocol.notFound("Stream not found", "The generation job does not exist or has expired."));
        if (!reply.head().owner().equals(caller.id())) {
            throw Protocol.error(403, "Unauthorized");
        }
        if (generation.isPresent() && generation.get() != reply.head().generation()) {
            throw Protocol.replaced();
        }
        return reply;
    }

    private static void headers(HttpServletResponse response) {
        response.setContentType("text/event-stream");
        response.setHeader("Cache-Control", "no-cache, no-transform");
        response.setHeader("Connection", "keep-alive");
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("Content-Encoding", "identity");
    }

    /** Passes on to the container, which closes the connection abruptly: only so the client knows to come back. */
    @ExceptionHandler
    void torn(CloseNowException torn) throws CloseNowException {
        throw torn;
    }
}
