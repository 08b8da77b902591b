package io.ledgerchat.infra.verifier;

import java.util.ArrayList;
import java.util.List;

/**
 * A whole subtree: {@code 2^level} leaves, the first of which is leaf {@code index * 2^level}.
 *
 * @param level 0 for a leaf
 * @param index which of its level, from the left
 */
public record Subtree(int level, long index) {
    /** The fewest whole subtrees that cover leaves {@code from} to {@code to - 1}, from the left. */
    public static List<Subtree> covering(long from, long to) {
        var cover = new ArrayList<Subtree>();
        long at = from;
        while (at < to) {
            int aligned = at == 0 ? Long.SIZE - 2 : Long.numberOfTrailingZeros(at);
            int fitting = Long.SIZE - 1 - Long.numberOfLeadingZeros(to - at);
            int level = Math.min(aligned, fitting);
            cover.add(new Subtree(level, at >> level));
            at += 1L << level;
        }
        return cover;
    }

    public long firstLeaf() {
        return index << level;
    }

    public long leaves() {
        return 1L << level;
    }
}
