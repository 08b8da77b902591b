package io.ledgerchat.infra.verifier;

import java.util.List;

/** Checks proofs as RFC 9162 §2.1.3.2 and §2.1.4.2 say. */
public final class Proofs {
    private Proofs() {}

    /** Whether {@code leaf} is leaf {@code index} of the tree with this size and root. */
    public static boolean includes(Hash leaf, long index, long size, List<Hash> path, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Hash computed = leaf;
        for (Hash next : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                computed = Hash.over(next, computed);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                computed = Hash.over(computed, next);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && computed.equals(root);
    }

    /** Whether the smaller tree is how the larger one began. */
    public static boolean consistent(long smaller, Hash smallerRoot, long larger, Hash largerRoot, List<Hash> proof) {
        if (smaller < 0 || smaller > larger) {
            return false;
        }
        if (smaller == larger || smaller == 0) {
            return proof.isEmpty() && (smaller == 0 || smallerRoot.equals(largerRoot));
        }
        boolean whole = Long.bitCount(smaller) == 1;
        if (!whole && proof.isEmpty()) {
            return false;
        }
        long node = smaller - 1;
        long last = larger - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        Hash old = whole ? smallerRoot : proof.getFirst();
        Hash present = old;
        for (Hash next : whole ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                old = Hash.over(next, old);
                present = Hash.over(next, present);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                present = Hash.over(present, next);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && old.equals(smallerRoot) && present.equals(largerRoot);
    }
}
