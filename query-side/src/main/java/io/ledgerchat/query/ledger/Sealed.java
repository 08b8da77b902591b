package io.ledgerchat.query.ledger;

/**
 * How far the log is sealed.
 *
 * @param size how many leaves the tree has
 * @param position of the last of them in the log, -1 for none
 */
public record Sealed(long size, long position) {}
