package io.ledgerchat.query.ledger;

/**
 * Entries of the audit log: a list of {@link AuditEntry}, in the order of the log or against it. A filter that no index
 * serves looks at each entry between the two positions, so whoever asks keeps them near each other.
 *
 * @param names what the names of the filter stand for
 * @param after position behind which they stand
 * @param before position before which they stand
 */
public record FindAuditEntries(
        AuditFilter filter, AuditNames names, long after, long before, boolean ascending, int offset, int limit) {}
