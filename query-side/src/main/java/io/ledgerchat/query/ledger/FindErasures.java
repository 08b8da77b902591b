package io.ledgerchat.query.ledger;

/** Erasures, the newest first: a list of {@link PersonErasure}. */
public record FindErasures(int limit) {}
