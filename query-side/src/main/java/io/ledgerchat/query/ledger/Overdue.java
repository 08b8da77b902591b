package io.ledgerchat.query.ledger;

import java.time.Instant;

/** Something that a retention policy would delete. */
public record Overdue(String data, String id, String owner, Instant changedAt) {}
