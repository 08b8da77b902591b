package io.ledgerchat.query.ledger;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The port to the Merkle tree over the log. Leaves are counted from 0 in the order of the log; hashes are base64, as in
 * checkpoints.
 */
public interface Ledger {
    LedgerStatus status();

    /** As far as the log is sealed now; what lies behind may still change its order. */
    Sealed sealed();

    /** The leaves of the events at these positions, in no particular order; those not sealed are missing. */
    List<SealedLeaf> leavesAt(List<Long> positions);

    /** Where the event of this leaf stands in the log; empty if there is no such leaf. */
    OptionalLong positionOf(long leaf);

    /** The hashes beside leaves {@code from} to {@code to - 1} that lead to the root of the newest checkpoint. */
    RangeProof rangeProof(LeafSpan span);

    /** The hashes of the subtrees over leaves {@code from} to {@code to - 1}, from the left. */
    List<String> subtrees(long from, long to);

    /** The events of these leaves, which ascend, each as a line of an export. */
    List<String> events(List<Long> leaves);

    /** The newest signed checkpoint, empty before the first. */
    Optional<SignedCheckpoint> latest();

    /** The checkpoint of exactly this size. */
    Optional<SignedCheckpoint> checkpoint(long size);

    /** Checkpoints of less than {@code below} leaves, the largest first. */
    List<SignedCheckpoint> checkpoints(long below, int limit);

    /**
     * The public keys whose signatures count, newest first, as {@code name+id+base64}; behind each but the first, after a space,
     * the size of the tree at which it was handed over, beyond which it alone counts for nothing.
     */
    List<String> publicKeys();

    /** Which leaf the event at this position of the log is; empty if it is not sealed. */
    OptionalLong leafAt(long position);

    /** Empty if the tree had no such leaf at that size. */
    Optional<InclusionProof> inclusion(long leaf, long size);

    /** Empty if there is no tree of that size yet. */
    Optional<ConsistencyProof> consistency(long smaller, long larger);

    /**
     * Compares the whole log with the tree, and the tree with every checkpoint.
     *
     * @param keptCheckpoint a signed note kept elsewhere that must hold too
     * @param told gets a line of progress now and then
     * @throws IllegalArgumentException if the kept checkpoint is none
     */
    Verification verify(Optional<String> keptCheckpoint, Consumer<String> told);

    /**
     * Compares what came since the checkpoint at which the last such comparison that found nothing ended. What lies before
     * it is vouched for by that checkpoint's signature as far as the tree goes; its events are not read again.
     *
     * @param most how many leaves are looked at, but for those that one checkpoint added at once
     */
    Verification verifyFurther(long most);

    /**
     * Which leaves an export of these has; the end is cut to what the newest checkpoint covers. Empty before the first
     * checkpoint.
     *
     * @throws IllegalArgumentException if these are no leaves that are signed
     */
    Optional<LeafSpan> span(long from, long to);

    /** Writes an export of this span, as JSON Lines, the proof in the first. */
    void export(LeafSpan span, OutputStream out);

    /** The text, which ends with a line break, as a note signed with the newest key. */
    String sign(String text);

    /** A new key signs from now on; the next checkpoint is signed by both. Returns the new public key. */
    String rotateKey();
}
