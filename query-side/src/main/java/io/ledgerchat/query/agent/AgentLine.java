package io.ledgerchat.query.agent;

/**
 * A row of the list of agents.
 *
 * @param editable whether the asker may edit it
 */
public record AgentLine(Agent agent, boolean editable) {}
