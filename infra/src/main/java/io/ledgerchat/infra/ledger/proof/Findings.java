package io.ledgerchat.infra.ledger.proof;

import io.ledgerchat.infra.ledger.proof.TreeStore.Leaf;
import io.ledgerchat.infra.verifier.Hash;
import io.ledgerchat.query.ledger.Verification.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found, and how it names it: two changed events with each other's hashes were swapped; leaves
 * without events at the end are a log cut short.
 */
final class Findings {
    private static final int MOST = 1_000;

    private final List<Finding> findings = new ArrayList<>();
    private final Map<Hash, Leaf> changedLeaves = new HashMap<>();
    private final Map<Leaf, StoredEvent> changed = new HashMap<>();
    private final List<Leaf> cut = new ArrayList<>();
    private @Nullable Leaf firstCut;
    private long found;

    void changed(Leaf leaf, StoredEvent event) {
        if (changed.size() < MOST) {
            changed.put(leaf, event);
            changedLeaves.put(leaf.hash(), leaf);
        } else {
            found++;
        }
    }

    /** A leaf whose event is not there; it was the end of the log unless an event follows. */
    void missing(Leaf leaf) {
        firstCut = cut.isEmpty() ? leaf : firstCut;
        cut.add(leaf);
        if (cut.size() > MOST) {
            cut.removeFirst();
            found++;
        }
    }

    /** An event follows: what was missing before it was taken out. */
    void goesOn() {
        for (Leaf leaf : cut) {
            say(
                    "removed",
                    leaf.position(),
                    "the event of leaf %d at position %d was removed (its hash was %s)"
                            .formatted(
                                    leaf.index(), leaf.position(), leaf.hash().hex()));
        }
        cut.clear();
        firstCut = null;
    }

    void inserted(StoredEvent event) {
        say("inserted", event.position(), event + " was inserted: it is no leaf of the tree");
    }

    void say(String kind, long position, String text) {
        found++;
        if (findings.size() < MOST) {
            findings.add(new Finding(kind, position, text));
        }
    }

    /** Names what can only be named when all is known. */
    void conclude() {
        @Nullable Leaf first = firstCut;
        if (first != null) {
            say(
                    "truncated",
                    first.position(),
                    "the log was cut: the events from leaf %d at position %d on are gone"
                            .formatted(first.index(), first.position()));
        }
        changed.forEach((leaf, event) -> {
            @Nullable Leaf other = event.leaf().map(changedLeaves::get).orElse(null);
            if (other != null && other.index() != leaf.index()) {
                say(
                        "swapped",
                        leaf.position(),
                        event + " stands where another belongs: it is that of position " + other.position());
            } else {
                say("changed", leaf.position(), event + " was changed: leaf " + leaf.index() + " has another hash");
            }
        });
    }

    long found() {
        return found;
    }

    List<Finding> named() {
        return List.copyOf(findings);
    }
}
