package io.ledgerchat.event.agent;

/**
 * The picture of an agent.
 *
 * @param filepath where clients load it from
 * @param source the store that holds it, such as {@code local}
 */
public record AgentAvatar(String filepath, String source) {}
