package io.ledgerchat.event.conversation;

import io.ledgerchat.event.Personal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * With what a conversation talks: endpoint, model or agent, and the parameters of its last turn.
 *
 * <p>{@code parameters} holds LibreChat's model parameters by their wire names ({@code temperature},
 * {@code promptPrefix}, …; contract 40 §1.1); they are personal because instructions are free text.
 */
public record ConversationSettings(
        String endpoint,
        @Nullable String endpointType,
        @Nullable String model,
        @Nullable String agentId,
        @Nullable String spec,
        @Nullable String iconUrl,
        Personal<Map<String, Object>> parameters) {}
