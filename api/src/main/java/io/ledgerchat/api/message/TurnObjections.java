package io.ledgerchat.api.message;

import io.ledgerchat.api.balance.Credits;
import io.ledgerchat.command.message.Persona;
import io.ledgerchat.command.message.SendMessage;
import io.ledgerchat.command.message.SendMessage.Voice;
import io.ledgerchat.command.model.ModelEndpoints;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What speaks against a turn before its model is asked: an endpoint or model that is not offered, a key or credit that is
 * missing (contract 30 §14.2).
 */
@Component
class TurnObjections {
    private static final String NOT_LOADED = "endpoint_models_not_loaded";

    private final ModelEndpoints endpoints;
    private final Credits credits;

    TurnObjections(ModelEndpoints endpoints, Credits credits) {
        this.endpoints = endpoints;
        this.credits = credits;
    }

    /**
     * Why no reply can begin.
     *
     * @param error in the words that clients understand
     * @param illegalModel a model was asked for that is not offered, which counts against the caller
     */
    record Objection(String error, boolean illegalModel) {
        static Objection of(String error) {
            return new Objection(error, false);
        }
    }

    Optional<Objection> against(SendMessage order) {
        return Stream.of(
                        Optional.of(order.reply().voice()),
                        Optional.ofNullable(order.reply().added()))
                .flatMap(Optional::stream)
                .map(Voice::persona)
                .flatMap(persona -> against(order, persona).stream())
                .findFirst();
    }

    private Optional<Objection> against(SendMessage order, Persona persona) {
        if (endpoints.offer(persona.endpoint()).isEmpty()) {
            return Optional.of(Objection.of(
                    typed(persona.agentId() == null ? NOT_LOADED : "invalid_agent_provider", persona.endpoint())));
        }
        if (persona.model().isEmpty()) {
            return Optional.of(Objection.of(typed("missing_model", persona.endpoint())));
        }
        try {
            endpoints.resolve(
                    persona.endpoint(),
                    new ModelEndpoints.Turn(
                            order.actor(),
                            order.conversationId().value(),
                            order.question().id().value(),
                            order.reply().id().value()));
        } catch (ModelEndpoints.Unavailable unavailable) {
            return Optional.of(Objection.of(String.valueOf(unavailable.getMessage())));
        }
        return endpoints.models(persona.endpoint(), order.actor()).contains(persona.model())
                ? shortage(order, persona).map(Objection::of)
                : Optional.of(unknownModel(order, persona));
    }

    /** Nobody is to blame for a provider that does not tell what it offers. */
    private Objection unknownModel(SendMessage order, Persona persona) {
        return endpoints.knowsModels(persona.endpoint(), order.actor())
                ? new Objection(typed("illegal_model_request", persona.endpoint() + "|" + persona.model()), true)
                : Objection.of(typed(NOT_LOADED, persona.endpoint()));
    }

    /** What the question alone would cost is more than is left. */
    private Optional<String> shortage(SendMessage order, Persona persona) {
        return credits.shortage(
                        order.actor(),
                        persona.endpoint(),
                        persona.model(),
                        order.question().tokenCount())
                .map(lack -> "{\"type\":\"token_balance\",\"balance\":" + lack.balance() + ",\"tokenCost\":"
                        + lack.tokenCost() + ",\"promptTokens\":" + lack.promptTokens() + "}");
    }

    private static String typed(String type, String info) {
        String escaped = info.replace("\\", "\\\\").replace("\"", "\\\"");
        return "{ \"type\": \"" + type + "\", \"info\": \"" + escaped + "\" }";
    }
}
