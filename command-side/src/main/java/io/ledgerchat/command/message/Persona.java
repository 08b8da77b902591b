package io.ledgerchat.command.message;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who answers behind the name that clients see: the provider's endpoint and model, what it was told to be, and what it
 * may use.
 *
 * @param endpoint of the provider, also where clients only know the endpoint {@code agents}
 * @param agentId of a saved agent, absent for a plain model
 * @param instructions blank for none; may hold variables (contract 30 §18)
 * @param parameters of the model by their wire names
 * @param tools what the agent lists or the asker switched on, by name
 * @param resources file ids by tool resource (contract 70 §2.3)
 * @param steps how many model calls and rounds of tool calls a reply may take
 * @param memoryOf the agent whose own memories about the asker it reads and writes; absent for those of every chat
 * @param citing whether readers may see what an answer rests on
 */
public record Persona(
        String endpoint,
        String model,
        @Nullable String agentId,
        String instructions,
        Map<String, Object> parameters,
        List<String> tools,
        Map<String, List<String>> resources,
        int steps,
        @Nullable String memoryOf,
        boolean citing) {
    /** What holds where nobody says otherwise. */
    public static final int USUAL_STEPS = 50;

    /** The same with further instructions. */
    public Persona alsoTold(String more) {
        return new Persona(
                endpoint,
                model,
                agentId,
                instructions.isBlank() ? more : instructions + "\n\n" + more,
                parameters,
                tools,
                resources,
                steps,
                memoryOf,
                citing);
    }

    /** A plain model without tools; its instructions are the parameter {@code promptPrefix}. */
    public static Persona plain(String endpoint, String model, Map<String, Object> parameters) {
        return new Persona(
                endpoint,
                model,
                null,
                parameters.get("promptPrefix") instanceof String prefix ? prefix : "",
                parameters,
                List.of(),
                Map.of(),
                USUAL_STEPS,
                null,
                false);
    }
}
