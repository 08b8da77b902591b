package io.ledgerchat.query.agent;

/**
 * A row of the list of agents.
 *
 * @param agent without the settings that lists do not show
 * @param editable whether the asker may edit it
 */
public record AgentLine(Agent agent, boolean editable) {}
