package io.ledgerchat.query.agent;

/** @param promoted how many of them are promoted */
public record CategoryCount(String category, long agents, long promoted) {}
