package io.ledgerchat.infra.ledger.proof;

import io.ledgerchat.infra.ledger.proof.TreeStore.Leaf;
import io.ledgerchat.infra.ledger.proof.TreeStore.Reach;
import io.ledgerchat.infra.verifier.Checkpoint;
import io.ledgerchat.infra.verifier.Hash;
import io.ledgerchat.infra.verifier.LeafRange;
import io.ledgerchat.infra.verifier.NoteKey;
import io.ledgerchat.infra.verifier.SignedNote;
import io.ledgerchat.query.ledger.SignedCheckpoint;
import io.ledgerchat.query.ledger.Verification;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.IncorrectResultSizeDataAccessException;

/**
 * Compares the log with the tree event by event, and the tree with every checkpoint that was ever signed.
 *
 * <p>Whoever changes the log alone is found by the tree, which names the event. Whoever changes the tree too is found by
 * the checkpoints, which name the leaves between the last that holds and the first that does not; and whoever also removes
 * checkpoints, by one that was kept elsewhere. A key that was handed over counts up to the checkpoint in which it was, which
 * the next one signed too: who stole it afterwards can sign nothing anew.
 */
public final class LogVerification {
    private static final int PAGE = 2_000;
    private static final int TOLD_EACH = 100_000;

    private final StoredLog log;
    private final TreeStore tree;
    private final Checkpoints checkpoints;
    private final List<NoteKey> keys;
    private final HandOvers handOvers;

    private final Findings findings = new Findings();
    private final TreeMap<Long, Hash> kept = new TreeMap<>();
    private LeafRange leaves = LeafRange.startingAt(0);
    private long holding;
    private boolean broken;
    private int compared;
    private long events;

    public LogVerification(StoredLog log, TreeStore tree, Checkpoints checkpoints, List<NoteKey> keys) {
        this.log = log;
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.keys = List.copyOf(keys);
        this.handOvers = new HandOvers(keys);
    }

    /** All of it; once per object. */
    public Verification run(Optional<String> keptCheckpoint, Consumer<String> told) {
        keptCheckpoint.ifPresent(note -> {
            Checkpoint checkpoint = signed("the kept checkpoint", note);
            kept.put(checkpoint.size(), checkpoint.root());
        });
        return run(0, tree.reach(), true, told);
    }

    /**
     * What came since a checkpoint; once per object.
     *
     * @param from size of that checkpoint, 0 for the beginning
     * @param most how many leaves are looked at, but for those that one checkpoint added at once
     */
    Verification further(long from, long most) {
        Reach whole = tree.reach();
        if (from > whole.size()) {
            findings.say(
                    "truncated",
                    whole.position(),
                    "%d leaves were verified once, the log has %d".formatted(from, whole.size()));
            return new Verification(from, whole.size(), 0, 0, 0, 0, findings.found(), findings.named());
        }
        if (from > 0 && !canBeginAt(from)) {
            return new Verification(from, whole.size(), 0, 0, 0, 0, findings.found(), findings.named());
        }
        long enough = checkpoints.above(from, 1).stream()
                .mapToLong(next -> Math.max(next.size(), from + most))
                .findFirst()
                .orElse(from + most);
        return enough < whole.size()
                ? run(from, new Reach(whole.origin(), enough, position(enough)), false, told -> {})
                : run(from, whole, true, told -> {});
    }

    private boolean canBeginAt(long from) {
        try {
            leaves = LeafRange.of(0, from, tree.merkle().subtrees(0, from));
        } catch (IllegalArgumentException | IncorrectResultSizeDataAccessException unreadable) {
            findings.say("tree", -1, "the inner nodes of the tree below leaf " + from + " cannot be read");
            return false;
        }
        checkpoints
                .ofSize(from)
                .ifPresentOrElse(
                        this::check,
                        () -> findings.say(
                                "checkpoint", -1, "the checkpoint of " + from + " leaves, verified once, is gone"));
        return true;
    }

    /** Of the last event in a tree of that size. */
    private long position(long size) {
        return size == 0
                ? Long.MIN_VALUE
                : tree.leaves(size - 1, size).stream()
                        .mapToLong(Leaf::position)
                        .findFirst()
                        .orElse(Long.MIN_VALUE);
    }

    /** @param all whether the reach is that of the whole tree */
    private Verification run(long from, Reach reach, boolean all, Consumer<String> told) {
        Pages<SignedCheckpoint> signed =
                new Pages<>(last -> checkpoints.above(last == null ? from : last.size(), PAGE));
        walk(from, reach, signed, told);
        if (log.head() > reach.position()) {
            findings.goesOn();
        }
        if (all) {
            checkReach(reach);
            tooLarge(signed, reach);
        }
        handOvers
                .missing(from, all ? Long.MAX_VALUE : reach.size())
                .forEach(size -> findings.say(
                        "checkpoint",
                        -1,
                        "the checkpoint of " + size + " leaves, in which the key was handed over, is not there"));
        findings.conclude();
        long unsealed = all ? unsealed(tree.reach()) : 0;
        return new Verification(
                from, reach.size(), holding, events, compared, unsealed, findings.found(), findings.named());
    }

    private void walk(long first, Reach reach, Pages<SignedCheckpoint> signed, Consumer<String> told) {
        long before = position(first);
        Pages<StoredEvent> stored =
                new Pages<>(last -> log.read(last == null ? before : last.position(), reach.position(), PAGE));
        Pages<Leaf> expected = new Pages<>(last -> {
            long from = last == null ? first : last.index() + 1;
            return from >= reach.size() ? List.of() : tree.leaves(from, Math.min(from + PAGE, reach.size()));
        });
        while (true) {
            @Nullable StoredEvent event = stored.peek();
            @Nullable Leaf leaf = expected.peek();
            if (event == null && leaf == null) {
                return;
            }
            if (leaf == null || event != null && event.position() < leaf.position()) {
                findings.inserted(Objects.requireNonNull(event));
                stored.take();
                continue;
            }
            expected.take();
            grow(leaf, signed);
            if (event == null || event.position() > leaf.position()) {
                findings.missing(leaf);
                continue;
            }
            stored.take();
            findings.goesOn();
            compare(leaf, event, told);
        }
    }

    private void compare(Leaf leaf, StoredEvent event, Consumer<String> told) {
        events++;
        if (!event.leaf().map(leaf.hash()::equals).orElse(false)) {
            findings.changed(leaf, event);
        }
        if (events % TOLD_EACH == 0) {
            told.accept(events + " events compared, " + findings.found() + " findings");
        }
    }

    private void grow(Leaf leaf, Pages<SignedCheckpoint> signed) {
        if (leaf.index() != leaves.end()) {
            if (!broken) {
                findings.say("tree", leaf.position(), "the tree lacks the leaves from " + leaves.end() + " on");
            }
            broken = true;
            return;
        }
        leaves.add(leaf.hash());
        @Nullable SignedCheckpoint next = signed.peek();
        if (next != null && next.size() == leaves.end()) {
            signed.take();
            check(next);
        }
        @Nullable Hash root = kept.get(leaves.end());
        if (root != null) {
            compareRoot("the kept checkpoint", root, leaf.position());
        }
    }

    private void check(SignedCheckpoint checkpoint) {
        String name = "the checkpoint of " + checkpoint.size() + " leaves";
        Checkpoint said;
        try {
            said = signed(name, checkpoint.note());
        } catch (IllegalArgumentException unreadable) {
            findings.say("checkpoint", checkpoint.position(), name + " is no signed note");
            return;
        }
        if (said.size() != checkpoint.size()) {
            findings.say("checkpoint", -1, name + " is signed for another size");
        }
        handOvers.met(said.size(), SignedNote.parse(checkpoint.note()));
        compareRoot(name, said.root(), checkpoint.position());
    }

    private Checkpoint signed(String name, String note) {
        SignedNote signed = SignedNote.parse(note);
        Checkpoint checkpoint = Checkpoint.parse(signed.text());
        signed.doubt(keys, checkpoint.size()).ifPresent(doubt -> findings.say("checkpoint", -1, name + " " + doubt));
        return checkpoint;
    }

    private void compareRoot(String name, Hash root, long position) {
        compared++;
        if (leaves.root().equals(root)) {
            holding = leaves.end();
        } else if (!broken) {
            broken = true;
            findings.say(
                    "checkpoint",
                    position,
                    "%s does not hold: among leaves %d to %d the tree was changed"
                            .formatted(name, holding, leaves.end() - 1));
        }
    }

    /** The tree's own inner nodes, and what it says of its end. */
    private void checkReach(Reach reach) {
        if (leaves.end() != reach.size()) {
            findings.say(
                    "tree",
                    reach.position(),
                    "the tree says it has %d leaves, but has %d".formatted(reach.size(), leaves.end()));
        } else if (!areInnerNodesAbove(reach.size())) {
            findings.say("tree", reach.position(), "the inner nodes of the tree do not fit its leaves");
        }
        boolean more = !tree.leaves(reach.size(), reach.size() + TreeStore.TILE).isEmpty();
        if (more && tree.reach().size() == reach.size()) {
            findings.say("tree", reach.position(), "the tree has leaves behind its end");
        }
    }

    private boolean areInnerNodesAbove(long size) {
        try {
            return tree.merkle().root(size).equals(leaves.root());
        } catch (IllegalArgumentException | IncorrectResultSizeDataAccessException unreadable) {
            return false;
        }
    }

    private void tooLarge(Pages<SignedCheckpoint> signed, Reach reach) {
        @Nullable SignedCheckpoint next = signed.peek();
        // The tree may have grown, and been signed, since this began; what was kept elsewhere is older than that.
        if (next != null && next.size() > tree.reach().size()) {
            tooLarge(next.size(), reach);
        } else if (!kept.isEmpty() && kept.lastKey() > reach.size()) {
            tooLarge(kept.lastKey(), reach);
        }
    }

    private void tooLarge(long size, Reach reach) {
        findings.say(
                "truncated",
                reach.position(),
                "a signed checkpoint covers %d leaves, the log has %d".formatted(size, leaves.end()));
    }

    private long unsealed(Reach reach) {
        Pages<StoredEvent> after =
                new Pages<>(last -> log.read(last == null ? reach.position() : last.position(), Long.MAX_VALUE, PAGE));
        long count = 0;
        while (after.peek() != null) {
            after.take();
            count++;
        }
        return count;
    }
}
