package io.ledgerchat.query.ledger;

/**
 * Erasures, the newest first: a list of {@link PersonErasure}.
 *
 * @param after only those behind that of this account in the order; empty from the first
 */
public record FindErasures(String after, int limit) {}
