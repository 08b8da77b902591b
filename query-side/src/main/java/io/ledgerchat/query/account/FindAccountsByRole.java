package io.ledgerchat.query.account;

/** The living accounts that have a role, by name: a list of {@link Account}. */
public record FindAccountsByRole(String role, int offset, int limit) {}
