package io.ledgerchat.query.ledger;

/**
 * A leaf of the tree, as the audit log shows it.
 *
 * @param index counted from 0
 * @param position of its event in the log
 * @param hash in hexadecimal
 * @param previous hash of the leaf before, 64 zeros for the first
 */
public record SealedLeaf(long index, long position, String hash, String previous) {}
