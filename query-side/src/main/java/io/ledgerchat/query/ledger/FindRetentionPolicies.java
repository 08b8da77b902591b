package io.ledgerchat.query.ledger;

/** The retention policies in force: a list of {@link RetentionPolicy}. */
public record FindRetentionPolicies() {}
