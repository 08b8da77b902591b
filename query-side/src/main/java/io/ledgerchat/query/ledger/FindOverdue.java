package io.ledgerchat.query.ledger;

import java.time.Instant;

/** Conversations of accounts with a role that were last changed before a moment: a list of {@link Overdue}. */
public record FindOverdue(String role, Instant before, int limit) {}
