package io.ledgerchat.api.message;

import io.ledgerchat.command.message.Persona;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is to answer a turn, as clients and conversation know it, and behind that the persona.
 *
 * @param endpoint by its name at clients: {@code agents} for saved agents
 * @param endpointType {@code custom} for endpoints of the configuration file, else absent
 * @param conversationModel what the conversation remembers as its model; absent for saved agents
 * @param model what the reply names as its model: the id of a saved agent
 * @param sender by the family of the model, or as the operator named it
 * @param label what a person calls it, if anybody does; clients show it in place of the sender
 * @param agentId of a saved agent, or the id under which clients know a plain model as one (contract 30 §15)
 * @param parameters what the conversation remembers
 */
record Answering(
        String endpoint,
        @Nullable String endpointType,
        @Nullable String conversationModel,
        String model,
        String sender,
        @Nullable String label,
        @Nullable String iconUrl,
        String agentId,
        Map<String, Object> parameters,
        Persona persona,
        int contextTokens) {}
