package io.ledgerchat.query.ledger;

/**
 * Leaves {@code from} to {@code to - 1} of the tree of a checkpoint.
 *
 * @param size of that checkpoint
 */
public record LeafSpan(long from, long to, long size) {}
