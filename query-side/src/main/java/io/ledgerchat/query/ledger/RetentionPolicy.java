package io.ledgerchat.query.ledger;

import java.time.Instant;

/** Data of a kind, of accounts with a role, is deleted {@code days} days after it was last changed. */
public record RetentionPolicy(String data, String role, int days, String setBy, Instant setAt) {}
