package io.ledgerchat.infra.verifier;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of leaves, kept as the few hashes of the whole subtrees that cover it, so that a tree of any size is computed in
 * memory for a handful of hashes. It grows to the right only. Not safe for several threads.
 */
public final class LeafRange {
    private final long begin;
    private final List<Subtree> places = new ArrayList<>();
    private final List<Hash> hashes = new ArrayList<>();
    private long end;

    private LeafRange(long begin) {
        this.begin = begin;
        this.end = begin;
    }

    /** No leaf yet; the next one is leaf {@code begin} of the tree. */
    public static LeafRange startingAt(long begin) {
        return new LeafRange(begin);
    }

    /**
     * The run of leaves {@code from} to {@code to - 1} by its subtrees.
     *
     * @throws IllegalArgumentException if these are not as many as cover the run
     */
    public static LeafRange of(long from, long to, List<Hash> subtrees) {
        List<Subtree> cover = Subtree.covering(from, to);
        if (cover.size() != subtrees.size()) {
            throw new IllegalArgumentException("leaves %d to %d are covered by %d subtrees, not %d"
                    .formatted(from, to, cover.size(), subtrees.size()));
        }
        var range = new LeafRange(from);
        range.places.addAll(cover);
        range.hashes.addAll(subtrees);
        range.end = to;
        return range;
    }

    public void add(Hash leaf) {
        push(new Subtree(0, end), leaf);
    }

    /** Adds what begins where this ends. */
    public void add(LeafRange next) {
        if (next.begin != end) {
            throw new IllegalArgumentException("the leaves do not follow each other");
        }
        for (int i = 0; i < next.places.size(); i++) {
            push(next.places.get(i), next.hashes.get(i));
        }
    }

    private void push(Subtree place, Hash hash) {
        end = place.firstLeaf() + place.leaves();
        Subtree joined = place;
        Hash over = hash;
        while (!places.isEmpty() && isLeftOf(places.getLast(), joined)) {
            over = Hash.over(hashes.removeLast(), over);
            Subtree left = places.removeLast();
            joined = new Subtree(left.level() + 1, left.index() / 2);
        }
        places.add(joined);
        hashes.add(over);
    }

    private static boolean isLeftOf(Subtree left, Subtree right) {
        return left.level() == right.level() && left.index() % 2 == 0 && left.index() + 1 == right.index();
    }

    /** How many leaves lie before the end of this run. */
    public long end() {
        return end;
    }

    /** The hashes of the subtrees, from the left. */
    public List<Hash> subtrees() {
        return List.copyOf(hashes);
    }

    /** The root of the tree whose leaves these are; they must begin at the first. */
    public Hash root() {
        if (begin != 0) {
            throw new IllegalStateException("a root is over all leaves from the first");
        }
        return joined(hashes);
    }

    /** The one hash over subtrees that lie side by side, the last of which may be smaller. */
    public static Hash joined(List<Hash> subtrees) {
        if (subtrees.isEmpty()) {
            return Hash.EMPTY;
        }
        Hash root = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = Hash.over(subtrees.get(i), root);
        }
        return root;
    }
}
