package io.ledgerchat.query.ledger;

/**
 * How many entries there are between two positions, both exclusive: one {@code Long}.
 *
 * @param names what the names of the filter stand for
 * @param most counting ends there
 */
public record CountAuditEntries(AuditFilter filter, AuditNames names, long after, long before, long most) {}
