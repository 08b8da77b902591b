package io.ledgerchat.command.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One question to a model.
 *
 * @param parameters LibreChat's parameters by their wire names ({@code temperature}, {@code max_tokens}, …); the adapter
 *     maps and filters them as contract 30 §18 says
 * @param userId sent to the provider as its {@code user} unless dropped
 * @param timeout bound for the whole call
 * @param tools what the model may call; its answer then tells of calls, which the caller makes
 * @param occasion what the record of the call says of it
 */
public record ModelCall(
        ModelEndpoint endpoint,
        String model,
        List<ModelMessage> messages,
        Map<String, Object> parameters,
        String userId,
        Duration timeout,
        List<ToolOffer> tools,
        ModelOccasion occasion) {

    /** A question to a model that calls no tools. */
    public ModelCall(
            ModelEndpoint endpoint,
            String model,
            List<ModelMessage> messages,
            Map<String, Object> parameters,
            String userId,
            Duration timeout,
            ModelOccasion occasion) {
        this(endpoint, model, messages, parameters, userId, timeout, List.of(), occasion);
    }
}
