package io.ledgerchat.api.apikey;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.message.RemoteReplies;
import io.ledgerchat.command.message.ReplyFrame;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.command.model.ModelFailure;
import io.ledgerchat.query.agent.Agent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets programs talk with saved agents in the form of OpenAI's responses (contract 85 §5). Nothing is stored, whatever
 * {@code store} says and as the answer tells; so there is no earlier response to go on from.
 */
@RestController
@RequestMapping("/api/agents/v1/responses")
class ResponsesController {
    private final RemoteAgents agents;
    private final RemoteOrders orders;
    private final RemoteReplies replies;
    private final Moments moments;
    private final JsonMapper json;

    ResponsesController(
            RemoteAgents agents, RemoteOrders orders, RemoteReplies replies, Moments moments, JsonMapper json) {
        this.agents = agents;
        this.orders = orders;
        this.replies = replies;
        this.moments = moments;
        this.json = json;
    }

    @PostMapping
    void respond(Caller caller, @RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var agent = orders.called(caller, body);
        var asked = ResponseRequest.read(body);
        if (body.hasNonNull("previous_response_id")) {
            throw RemoteError.ofResponses(404, "Conversation not found", "not_found", null);
        }
        var order = orders.order(caller, agent, asked.messages(), asked.instructions(), request, response);
        var documents = new ResponseDocuments(
                "resp_" + order.asked().callId().value(),
                order.asked().at(),
                agent.agentId().value(),
                body);
        if (asked.stream()) {
            stream(order, documents, response);
        } else {
            answer(order, documents, response);
        }
    }

    private void answer(RemoteReplies.Order order, ResponseDocuments documents, HttpServletResponse response)
            throws IOException {
        var items = new ResponseItems(documents.id(), (type, fields) -> {});
        try {
            var answered = replies.run(order, frame -> follow(items, frame), new Cancellation());
            items.end();
            response.setContentType("application/json");
            response.getOutputStream()
                    .write(json.writeValueAsBytes(documents.completed(items.all(), answered.usage(), moments.now())));
        } catch (ModelFailure failure) {
            int status = failure.status() >= 400 && failure.status() < 600 ? failure.status() : 500;
            throw failed(status, failure);
        } catch (ModelEndpoints.Unavailable unavailable) {
            throw failed(500, unavailable);
        }
    }

    private static Answer failed(int status, RuntimeException failure) {
        return RemoteError.ofResponses(
                status, String.valueOf(failure.getMessage()), status < 500 ? "invalid_request" : "server_error", null);
    }

    private void stream(RemoteReplies.Order order, ResponseDocuments documents, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/event-stream");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Connection", "keep-alive");
        response.setHeader("X-Accel-Buffering", "no");
        var events = new Events(response);
        var items = new ResponseItems(documents.id(), events);
        events.tell("response.created", Map.of("response", documents.begun()));
        events.tell("response.in_progress", Map.of("response", documents.begun()));
        var cancellation = new Cancellation();
        try {
            var answered = replies.run(order, frame -> followOrEnd(items, frame, cancellation), cancellation);
            items.end();
            events.tell(
                    "response.completed",
                    Map.of("response", documents.completed(items.all(), answered.usage(), moments.now())));
        } catch (ModelFailure | ModelEndpoints.Unavailable refused) {
            // A refusal shows as an end without completion (contract 85 §5).
        } catch (UncheckedIOException gone) {
            return;
        }
        events.end();
    }

    /** A reader that has gone ends the model's work. */
    private static void followOrEnd(ResponseItems items, ReplyFrame frame, Cancellation cancellation) {
        try {
            follow(items, frame);
        } catch (UncheckedIOException gone) {
            cancellation.cancel();
            throw gone;
        }
    }

    private static void follow(ResponseItems items, ReplyFrame frame) {
        try {
            items.follow(frame);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @GetMapping("/models")
    Map<String, Object> models(Caller caller) {
        agents.requireRight(caller);
        return Map.of(
                "object",
                "list",
                "data",
                agents.all(caller).stream().map(ResponsesController::model).toList());
    }

    private static Map<String, @Nullable Object> model(Agent agent) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("id", agent.agentId().value());
        document.put("object", "model");
        document.put("created", agent.createdAt().getEpochSecond());
        document.put("owned_by", agent.author().value());
        document.put("name", agent.name());
        document.put("provider", agent.provider());
        return document;
    }

    @GetMapping("/{id}")
    void stored(Caller caller, @PathVariable String id) {
        agents.requireRight(caller);
        throw RemoteError.ofResponses(404, "Response not found: " + id, "not_found", "response_not_found");
    }

    /** Writes events, numbered from 0. */
    private final class Events implements ResponseItems.Told {
        private final HttpServletResponse response;
        private int number;

        Events(HttpServletResponse response) {
            this.response = response;
        }

        @Override
        public void tell(String type, Map<String, Object> fields) throws IOException {
            var event = new LinkedHashMap<String, Object>();
            event.put("type", type);
            event.put("sequence_number", number++);
            event.putAll(fields);
            write("event: " + type + "\ndata: " + json.writeValueAsString(event) + "\n\n");
        }

        void end() throws IOException {
            write("data: [DONE]\n\n");
        }

        private void write(String text) throws IOException {
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            response.getOutputStream().flush();
        }
    }
}
