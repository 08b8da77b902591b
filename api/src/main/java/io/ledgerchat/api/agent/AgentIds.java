package io.ledgerchat.api.agent;

import io.ledgerchat.event.agent.AgentId;
import java.security.SecureRandom;

/** New public ids of agents: {@code agent_} and 21 url-safe characters, 126 random bits (contract 70 §2). */
final class AgentIds {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    private static final int LENGTH = 21;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AgentIds() {}

    static AgentId fresh() {
        var id = new StringBuilder("agent_");
        for (int character = 0; character < LENGTH; character++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new AgentId(id.toString());
    }
}
