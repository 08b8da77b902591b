package io.ledgerchat.query.ledger;

/** Which accounts the names of a filter stand for now: one {@link AuditNames}. */
public record FindAuditNames(AuditFilter filter) {}
