package io.ledgerchat.query.ledger;

/** Every hold that ever was, the newest first: a list of {@link LegalHold}. */
public record FindHolds(int limit) {}
