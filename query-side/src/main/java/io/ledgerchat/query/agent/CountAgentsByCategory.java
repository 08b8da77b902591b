package io.ledgerchat.query.agent;

/** How many agents of the whole installation are in each category: a list of {@link CategoryCount}. */
public record CountAgentsByCategory() {}
