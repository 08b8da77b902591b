package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.message.PresetSpecs.PresetSpec;
import io.ledgerchat.api.permission.Permission;
import io.ledgerchat.api.permission.PermissionType;
import io.ledgerchat.api.permission.Roles;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.message.LiveReplies;
import io.ledgerchat.command.message.LiveReply;
import io.ledgerchat.command.message.Persona;
import io.ledgerchat.command.message.RecallTurn;
import io.ledgerchat.command.message.ReplyHead;
import io.ledgerchat.command.message.SendMessage;
import io.ledgerchat.command.message.SendMessage.Taken;
import io.ledgerchat.command.model.DocumentIntake;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.command.model.ModelEndpoints.Offer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.springframework.stereotype.Component;

/** Starts a turn: checks what must hold before anything is recorded, and answers before the model does. */
@Component
class TurnStart {
    private static final Map<String, String> NOT_FOR_TWO =
            Map.of("error", "Forbidden", "message", "Multi-conversation feature is not enabled");
    private static final Answering UNKNOWN_AGENT = new Answering(
            "agents", null, null, "", "", null, null, "", Map.of(), Persona.plain("agents", "", Map.of()), 1);

    private final ModelEndpoints endpoints;
    private final TurnOrders orders;
    private final Commands commands;
    private final LiveReplies replies;
    private final PresetSpecs specs;
    private final PlainModels plain;
    private final SavedAgents agents;
    private final TurnObjections objections;
    private final Roles roles;

    TurnStart(
            ModelEndpoints endpoints,
            TurnOrders orders,
            Commands commands,
            LiveReplies replies,
            PresetSpecs specs,
            PlainModels plain,
            SavedAgents agents,
            TurnObjections objections,
            Roles roles) {
        this.endpoints = endpoints;
        this.orders = orders;
        this.commands = commands;
        this.replies = replies;
        this.specs = specs;
        this.plain = plain;
        this.agents = agents;
        this.objections = objections;
        this.roles = roles;
    }

    /**
     * What the start call is answered (contract 30 §4).
     *
     * @param illegalModel a model was asked for that is not offered, which counts against the caller
     */
    record Started(Map<String, Object> answer, boolean illegalModel) {}

    Started start(Caller caller, TurnRequest request) {
        if (!replies.hasRoom()) {
            throw Protocol.code(503, "SERVER_NOT_READY", "Server is busy. Please retry shortly.");
        }
        var spec = specs.of(request.to());
        var first = answering(caller, request, spec);
        var added = request.added().map(beside -> {
            if (!roles.allows(caller, PermissionType.MULTI_CONVO, Permission.USE)) {
                throw new Answer(403, NOT_FOR_TWO);
            }
            return answering(caller, request.askedOf(beside), specs.ofAdded(beside))
                    .orElse(UNKNOWN_AGENT);
        });
        if (first.isEmpty() || added.filter(UNKNOWN_AGENT::equals).isPresent()) {
            var nobody = orders.order(caller, request, UNKNOWN_AGENT, spec, Optional.empty());
            return new Started(refused(nobody, "Agent not found"), false);
        }
        return start(orders.order(caller, request, first.get(), spec, added));
    }

    /** Nobody only for an administrator who names an agent that does not exist. */
    private Optional<Answering> answering(Caller caller, TurnRequest sent, Optional<PresetSpec> spec) {
        var asked = spec.map(prepared -> prepared.governing(sent.to())).orElse(sent.to());
        return SavedAgents.areAsked(asked)
                ? agents.asked(caller, asked).map(agent -> agents.answering(caller, agent, spec))
                : Optional.of(plain.answering(caller, sent.askedOf(asked), offer(asked), spec));
    }

    private Started start(SendMessage order) {
        var objection = objections.against(order);
        if (objection.isEmpty()) {
            return new Started(taken(send(order)), false);
        }
        return takenBefore(order)
                .map(taken -> new Started(taken(taken), false))
                .orElseGet(() -> new Started(
                        refused(order, objection.get().error()), objection.get().illegalModel()));
    }

    /** What speaks against a request only now does not concern the reply that it started. */
    private Optional<Taken> takenBefore(SendMessage order) {
        try {
            Taken taken = commands.sendWithoutWaiting(new RecallTurn(
                    order.conversationId(), order.actor(), order.reply().id()));
            return Optional.of(taken);
        } catch (Refusal never) {
            return Optional.empty();
        }
    }

    /** The endpoint that is meant, or one that only exists by its name, of which the stream then tells. */
    private Offer offer(Addressee asked) {
        boolean custom = asked.endpointType().filter("custom"::equals).isPresent();
        return asked.endpoint()
                .flatMap(endpoints::offer)
                .filter(known -> custom || !"custom".equals(known.type()))
                .or(() -> asked.endpoint().filter(name -> custom).map(TurnStart::unknown))
                .orElseThrow(() -> new UnreadableTurn("Error parsing conversation"));
    }

    private static Offer unknown(String name) {
        return new Offer(name, "custom", name, false, null, null, "immediate", null, 0, DocumentIntake.WORDS);
    }

    private Map<String, Object> refused(SendMessage order, String error) {
        var head = new ReplyHead(order.conversationId(), order.actor(), order.question(), order.reply(), order.at());
        LiveReply told = replies.refuse(head, error);
        return started(told.head().conversationId().value(), told.head().generation(), "started");
    }

    private Taken send(SendMessage order) {
        try {
            return trySending(order);
        } catch (Refusal refusal) {
            throw switch (refusal.code()) {
                case FORBIDDEN ->
                    new Answer(
                            403,
                            Protocol.versioned(
                                    Map.of("type", "convo_access", "error", String.valueOf(refusal.getMessage()))));
                case NOT_FOUND -> Protocol.error(404, String.valueOf(refusal.getMessage()));
                case CONFLICT -> Protocol.error(409, String.valueOf(refusal.getMessage()));
                case INVALID -> Protocol.error(400, String.valueOf(refusal.getMessage()));
            };
        }
    }

    /** A request that meets its own repetition on another node finds what that recorded when it is sent again. */
    private Taken trySending(SendMessage order) {
        try {
            return commands.sendWithoutWaiting(order);
        } catch (AggregateStreamCreationException meanwhile) {
            return commands.sendWithoutWaiting(order);
        }
    }

    private static Map<String, Object> taken(Taken taken) {
        String conversation = taken.conversationId().value();
        long generation = taken.startedAt().toEpochMilli();
        if (!taken.repeated()) {
            return started(conversation, generation, "started");
        }
        return taken.running() ? started(conversation, generation, "resumed") : over(conversation);
    }

    private static Map<String, Object> started(String conversation, long generation, String status) {
        var body = new LinkedHashMap<String, Object>();
        body.put("streamId", conversation);
        body.put("conversationId", conversation);
        body.put("generationCreatedAt", generation);
        body.put("status", status);
        return Protocol.versioned(body);
    }

    private static Map<String, Object> over(String conversation) {
        var body = new LinkedHashMap<String, Object>();
        body.put("streamId", conversation);
        body.put("conversationId", conversation);
        body.put("status", "resumed");
        return Protocol.versioned(body);
    }
}
