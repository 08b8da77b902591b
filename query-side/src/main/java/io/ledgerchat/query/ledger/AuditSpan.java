package io.ledgerchat.query.ledger;

/** The first and the last position of some entries; of none the last is before the first. */
public record AuditSpan(long first, long last) {}
