package io.ledgerchat.api.apikey;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.message.SavedAgents;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.apikey.AskRemotely;
import io.ledgerchat.command.message.LiveReplies;
import io.ledgerchat.command.message.Persona;
import io.ledgerchat.command.message.RemoteReplies;
import io.ledgerchat.command.message.ReplyFrame;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.command.model.ModelFailure;
import io.ledgerchat.event.apikey.RemoteCallId;
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
    private final RemoteAgents agents;
    private final SavedAgents personas;
    private final RemoteReplies replies;
    private final LiveReplies live;
    private final ModelEndpoints endpoints;
    private final Moments moments;
    private final JsonMapper json;

    CompletionsController(
            RemoteAgents agents,
            SavedAgents personas,
            RemoteReplies replies,
            LiveReplies live,
            ModelEndpoints endpoints,
            Moments moments,
            JsonMapper json) {
        this.agents = agents;
        this.personas = personas;
        this.replies = replies;
        this.live = live;
        this.endpoints = endpoints;
        this.moments = moments;
        this.json = json;
    }

    @PostMapping("/api/agents/v1/chat/completions")
    void complete(Caller caller, @RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        agents.requireRight(caller);
        String model = body.path("model").asString("");
        if (model.isBlank()) {
            throw RemoteError.of(400, "Model (agent ID) is required", RemoteError.INVALID, "missing_model");
        }
        var agent = agents.called(caller, model);
        var asked = CompletionRequest.read(body);
        if (!live.hasRoom()) {
            throw new Answer(503, RemoteError.body("Server is busy. Please retry shortly.", "server_error", null));
        }
        var persona = instructed(personas.persona(caller, agent), asked);
        if (endpoints.offer(persona.endpoint()).isEmpty() || persona.model().isEmpty()) {
            throw new Answer(500, RemoteError.body("The agent's model is not offered here", "server_error", null));
        }
        var order = order(caller, persona, model, asked, request);
        var documents = new CompletionDocuments(
                "chatcmpl-" + order.asked().callId().value(), order.asked().at().getEpochSecond(), model);
        boolean pieces =
                asked.stream() && !Boolean.TRUE.equals(persona.parameters().get("disableStreaming"));
        if (pieces) {
            stream(order, documents, response);
        } else {
            answer(order, documents, response);
        }
    }

    private static Persona instructed(Persona persona, CompletionRequest asked) {
        return asked.instructions().isEmpty() ? persona : persona.alsoTold(String.join("\n\n", asked.instructions()));
    }

    private RemoteReplies.Order order(
            Caller caller, Persona persona, String model, CompletionRequest asked, HttpServletRequest request) {
        var command = new AskRemotely(
                new RemoteCallId(Ids.uuid()),
                caller.id(),
                UsedApiKey.of(request).orElseThrow(),
                model,
                persona.endpoint(),
                persona.model(),
                moments.now());
        return new RemoteReplies.Order(command, persona, personas.contextTokens(persona), asked.messages());
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
