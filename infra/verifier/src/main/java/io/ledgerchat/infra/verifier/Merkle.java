package io.ledgerchat.infra.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Roots and proofs of a tree that is kept elsewhere: for each it asks for the handful of whole subtrees it needs. */
public final class Merkle {
    private final Function<Subtree, Hash> nodes;

    /** @param nodes the hash of each whole subtree within the tree */
    public Merkle(Function<Subtree, Hash> nodes) {
        this.nodes = nodes;
    }

    /** The root when the tree had this many leaves. */
    public Hash root(long size) {
        return LeafRange.joined(subtrees(0, size));
    }

    /** The hashes of the whole subtrees that cover leaves {@code from} to {@code to - 1}. */
    public List<Hash> subtrees(long from, long to) {
        return Subtree.covering(from, to).stream().map(nodes).toList();
    }

    /** RFC 9162 §2.1.3.1: what leads from leaf {@code index} to the root of the tree of this size. */
    public List<Hash> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("There is no leaf " + index + " in a tree of " + size);
        }
        var path = new ArrayList<Hash>();
        path(index, 0, size, path);
        return path;
    }

    private void path(long index, long from, long count, List<Hash> path) {
        if (count == 1) {
            return;
        }
        long left = Long.highestOneBit(count - 1);
        if (index < left) {
            path(index, from, left, path);
            path.add(over(from + left, from + count));
        } else {
            path(index - left, from + left, count - left, path);
            path.add(over(from, from + left));
        }
    }

    /** RFC 9162 §2.1.4.1: that the smaller tree is how the larger one began. */
    public List<Hash> consistency(long smaller, long larger) {
        if (smaller < 0 || smaller > larger) {
            throw new IllegalArgumentException("A tree of " + smaller + " is not older than one of " + larger);
        }
        var proof = new ArrayList<Hash>();
        if (smaller > 0 && smaller < larger) {
            subproof(smaller, 0, larger, true, proof);
        }
        return proof;
    }

    private void subproof(long smaller, long from, long count, boolean known, List<Hash> proof) {
        if (smaller == count) {
            if (!known) {
                proof.add(over(from, from + count));
            }
            return;
        }
        long left = Long.highestOneBit(count - 1);
        if (smaller <= left) {
            subproof(smaller, from, left, known, proof);
            proof.add(over(from + left, from + count));
        } else {
            subproof(smaller - left, from + left, count - left, false, proof);
            proof.add(over(from, from + left));
        }
    }

    private Hash over(long from, long to) {
        return LeafRange.joined(subtrees(from, to));
    }
}
