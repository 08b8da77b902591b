package io.ledgerchat.api.apikey;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.message.RemoteReplies;
import io.ledgerchat.command.message.ReplyFrame;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.command.model.ModelFailure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lets programs talk with saved agents as with a model of OpenAI; nothing of it is kept (contract 85 §3). */
@RestController
class CompletionsController {
    private final RemoteOrders orders;
    private final RemoteReplies replies;
    private final JsonMapper json;

    CompletionsController(RemoteOrders orders, RemoteReplies replies, JsonMapper json) {
        this.orders = orders;
        this.replies = replies;
        this.json = json;
    }

    @PostMapping("/api/agents/v1/chat/completions")
    void complete(Caller caller, @RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var agent = orders.called(caller, body);
        var asked = CompletionRequest.read(body);
        var order = orders.order(caller, agent, asked.messages(), asked.instructions(), request, response);
        var documents = new CompletionDocuments(
                "chatcmpl-" + order.asked().callId().value(),
                order.asked().at().getEpochSecond(),
                agent.agentId().value());
        boolean pieces = asked.stream()
                && !Boolean.TRUE.equals(order.persona().parameters().get("disableStreaming"));
        if (pieces) {
            stream(order, documents, response);
        } else {
            answer(order, documents, response);
        }
    }

    private void answer(RemoteReplies.Order order, CompletionDocuments documents, HttpServletResponse response)
            throws IOException {
        try {
            var answered = replies.run(order, frame -> {}, new Cancellation());
            response.setContentType("application/json");
            response.getOutputStream().write(json.writeValueAsBytes(documents.whole(answered)));
        } catch (ModelFailure failure) {
            int status = failure.status() >= 400 && failure.status() < 600 ? failure.status() : 500;
            String type = status < 500 ? RemoteError.INVALID : "server_error";
            throw new Answer(status, RemoteError.body(String.valueOf(failure.getMessage()), type, null));
        } catch (ModelEndpoints.Unavailable unavailable) {
            throw new Answer(500, RemoteError.body(String.valueOf(unavailable.getMessage()), "server_error", null));
        }
    }

    private void stream(RemoteReplies.Order order, CompletionDocuments documents, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/event-stream");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Connection", "keep-alive");
        response.setHeader("X-Accel-Buffering", "no");
        var out = response.getOutputStream();
        send(out, documents.chunk(Map.of("role", "assistant"), null));
        var cancellation = new Cancellation();
        try {
            var answered = replies.run(order, frame -> tell(out, documents, frame, cancellation), cancellation);
            send(out, documents.last(answered));
        } catch (ModelFailure | ModelEndpoints.Unavailable failure) {
            send(out, documents.chunk(Map.of("content", "\n\nError: " + failure.getMessage()), "stop"));
        } catch (UncheckedIOException gone) {
            return;
        }
        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** A reader that has gone ends the model's work. */
    private void tell(OutputStream out, CompletionDocuments documents, ReplyFrame frame, Cancellation cancellation) {
        documents.delta(frame).ifPresent(delta -> {
            try {
                send(out, documents.chunk(delta, null));
            } catch (IOException gone) {
                cancellation.cancel();
                throw new UncheckedIOException(gone);
            }
        });
    }

    private void send(OutputStream out, Map<String, Object> document) throws IOException {
        out.write("data: ".getBytes(StandardCharsets.UTF_8));
        out.write(json.writeValueAsBytes(document));
        out.write("\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
