package io.ledgerchat.query.agent;

/** The ids of agents whose picture lies at this path. */
public record FindAgentsShowing(String path) {}
