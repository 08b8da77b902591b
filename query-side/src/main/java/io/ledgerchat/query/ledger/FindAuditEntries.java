package io.ledgerchat.query.ledger;

/**
 * Entries of the audit log: a list of {@link AuditEntry}, in the order of the log or against it.
 *
 * @param after position behind which they stand
 * @param before position before which they stand
 */
public record FindAuditEntries(AuditFilter filter, long after, long before, boolean ascending, int offset, int limit) {}
