package io.ledgerchat.api.message;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Whom a turn asks, as it was sent, and with which parameters (contract 30 §3).
 *
 * @param agentId of a saved agent
 * @param spec the name of what the operator prepared
 */
record Addressee(
        Optional<String> endpoint,
        Optional<String> endpointType,
        Optional<String> agentId,
        Optional<String> model,
        Optional<String> spec,
        Map<String, Object> parameters) {

    static Addressee in(Fields fields) {
        return new Addressee(
                fields.text("endpoint").filter(name -> !name.isBlank()),
                fields.text("endpointType"),
                fields.text("agent_id"),
                model(fields),
                fields.text("spec").filter(name -> !name.isBlank()),
                ModelParameters.sentIn(fields.body()));
    }

    /** Clients send what they remember, which may be of another shape; a turn that was prepared needs none. */
    private static Optional<String> model(Fields fields) {
        return fields.field("model").flatMap(JsonNode::stringValueOpt).filter(name -> !name.isBlank());
    }

    /** The same with the agent, the model and the parameters that were prepared. */
    Addressee preparedWith(Optional<String> preparedAgent, Optional<String> preparedModel, Map<String, Object> set) {
        return new Addressee(endpoint, endpointType, preparedAgent, preparedModel, spec, set);
    }
}
