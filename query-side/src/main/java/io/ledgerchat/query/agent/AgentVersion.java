package io.ledgerchat.query.agent;

import java.util.Map;

/**
 * What an agent was.
 *
 * @param number counted from 1
 * @param snapshot by the names of the wire
 */
public record AgentVersion(int number, Map<String, Object> snapshot) {
    /** Names no settings. */
    @Override
    public String toString() {
        return "AgentVersion[" + number + "]";
    }
}
