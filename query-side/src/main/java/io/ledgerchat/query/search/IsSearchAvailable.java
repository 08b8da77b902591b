package io.ledgerchat.query.search;

/** Whether search can be offered now: one {@link Boolean}. */
public record IsSearchAvailable() {}
