package io.ledgerchat.query.ledger;

/** How many entries there are before {@code before}: one {@code Long}. */
public record CountAuditEntries(AuditFilter filter, long before) {}
