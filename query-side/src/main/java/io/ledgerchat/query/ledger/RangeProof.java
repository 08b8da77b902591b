package io.ledgerchat.query.ledger;

import java.util.List;

/**
 * That leaves {@code from} to {@code to - 1} are those of a checkpoint: the hashes of the subtrees before and after them,
 * which together with theirs make its root.
 *
 * @param checkpoint the signed note
 */
public record RangeProof(long from, long to, List<String> before, List<String> after, String checkpoint) {}
