package io.ledgerchat.query.ledger;

/**
 * Erasures without a certificate, in the order of their accounts' ids: a list of {@link PersonErasure}.
 *
 * @param after only accounts whose id comes after this
 */
public record FindOpenErasures(String after, int limit) {}
