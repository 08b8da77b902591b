package io.ledgerchat.query.ledger;

/** So many rows of a table belong to somebody. */
public record Trace(String table, long rows) {}
