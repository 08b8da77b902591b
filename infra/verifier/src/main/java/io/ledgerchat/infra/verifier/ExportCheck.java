package io.ledgerchat.infra.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks an export with nothing but public keys: that its checkpoint is signed, that every event is as it was hashed, and
 * that together they are the leaves of the checkpoint's tree that they say they are. Of the audit log also that each entry
 * shows what its event says ({@link ShownEntry}), and how many leaves
 * of the checkpoint are left out.
 */
public final class ExportCheck {
    private static final int MOST_NAMED = 100;

    private final List<NoteKey> keys;
    private final Consumer<Map<String, @Nullable Object>> entries;
    private final List<String> findings = new ArrayList<>();
    private long found;
    private long events;
    private boolean audit;
    /** Of the leaf before; null where it is not known. */
    private @Nullable String previous;

    private ExportCheck(List<NoteKey> keys, Consumer<Map<String, @Nullable Object>> entries) {
        this.keys = List.copyOf(keys);
        this.entries = entries;
    }

    /**
     * What was found.
     *
     * @param audit whether it is one of the audit log
     * @param events how many were read
     * @param checkpoint the one that they were checked against; absent if it could not be read
     * @param found how much is wrong; nothing if 0
     * @param findings a sentence for each of the first hundred
     */
    public record Result(
            boolean audit, long events, @Nullable Checkpoint checkpoint, long found, List<String> findings) {
        public boolean isProven() {
            return found == 0;
        }

        /** How many leaves of the checkpoint are not in the export. */
        public long leftOut() {
            return checkpoint == null ? 0 : checkpoint.size() - events;
        }
    }

    /** @param keys any of which may have signed the checkpoint */
    public static Result check(BufferedReader export, List<NoteKey> keys) throws IOException {
        return check(export, keys, entry -> {});
    }

    /** @param entries is given each entry of an audit log, in the order of the log */
    static Result check(BufferedReader export, List<NoteKey> keys, Consumer<Map<String, @Nullable Object>> entries)
            throws IOException {
        return new ExportCheck(keys, entries).run(export);
    }

    private Result run(BufferedReader export) throws IOException {
        String first = export.readLine();
        ExportHeader header;
        Checkpoint checkpoint;
        try {
            header = ExportHeader.parse(first == null ? "" : first);
            checkpoint = signed(header.checkpoint());
        } catch (IllegalArgumentException unreadable) {
            say("line 1: " + unreadable.getMessage());
            return result(null);
        }
        audit = header.audit();
        LeafRange leaves;
        try {
            leaves = before(header, checkpoint);
        } catch (IllegalArgumentException wrong) {
            say("line 1: " + wrong.getMessage());
            return result(checkpoint);
        }
        read(export, leaves, header);
        compare(leaves, header, checkpoint);
        if (header.complete() && events != checkpoint.size()) {
            say("the export says it is complete, but %d leaves of the checkpoint are left out"
                    .formatted(checkpoint.size() - events));
        }
        return result(checkpoint);
    }

    private static LeafRange before(ExportHeader header, Checkpoint checkpoint) {
        if (header.from() < 0 || header.to() < header.from() || header.to() > checkpoint.size()) {
            throw new IllegalArgumentException(
                    "leaves %d to %d are not in a tree of %d".formatted(header.from(), header.to(), checkpoint.size()));
        }
        return LeafRange.of(0, header.from(), header.before());
    }

    private Checkpoint signed(String note) {
        SignedNote signed = SignedNote.parse(note);
        Checkpoint checkpoint = Checkpoint.parse(signed.text());
        signed.doubt(keys, checkpoint.size()).ifPresent(doubt -> say("the checkpoint " + doubt));
        return checkpoint;
    }

    private void read(BufferedReader export, LeafRange leaves, ExportHeader header) throws IOException {
        long number = 1;
        previous = header.from() == 0 ? "0".repeat(2 * Hash.BYTES) : null;
        for (String line = export.readLine(); line != null; line = export.readLine()) {
            number++;
            try {
                add(number, JsonLine.object(line), leaves);
            } catch (IllegalArgumentException unreadable) {
                say("line %d: %s".formatted(number, unreadable.getMessage()));
            }
        }
        if (leaves.end() != header.to()) {
            say("the export says it holds leaves %d to %d, but ends at %d"
                    .formatted(header.from(), header.to(), leaves.end()));
        }
    }

    private void add(long number, Map<String, @Nullable Object> line, LeafRange leaves) {
        ExportedEvent event = ExportedEvent.of(audit ? ShownEntry.inner(line, "event") : line);
        if (audit && event.index() > leaves.end() && line.containsKey("between")) {
            leaves.add(LeafRange.of(leaves.end(), event.index(), ExportHeader.hashes(line.get("between"))));
            previous = null;
        }
        if (event.index() != leaves.end()) {
            say("line %d: event %s is leaf %d, but leaf %d is next"
                    .formatted(number, event.entry().eventId(), event.index(), leaves.end()));
        }
        Hash hash = event.hash();
        if (event.leaf() != null && !hash.hex().equals(event.leaf())) {
            say("line %d: event %s (%s) was changed: its hash is %s, not %s"
                    .formatted(number, event.entry().eventId(), event.entry().name(), hash.hex(), event.leaf()));
        }
        if (audit) {
            show(number, line, event, hash);
        }
        previous = hash.hex();
        leaves.add(hash);
        events++;
    }

    private void show(long number, Map<String, @Nullable Object> entry, ExportedEvent event, Hash hash) {
        List<String> strangers = new ArrayList<>(ShownEntry.strangers(entry, event, hash));
        if (previous != null
                && !previous.equals(ShownEntry.inner(entry, "integrity").get("prevHash"))) {
            strangers.add("integrity.prevHash");
        }
        if (!strangers.isEmpty()) {
            say("line %d: entry %d (%s) does not show what its event says: %s"
                    .formatted(number, event.index() + 1, event.entry().name(), String.join(", ", strangers)));
        }
        entries.accept(entry);
    }

    private void compare(LeafRange leaves, ExportHeader header, Checkpoint checkpoint) {
        if (leaves.end() != header.to()) {
            return;
        }
        try {
            leaves.add(LeafRange.of(header.to(), checkpoint.size(), header.after()));
            if (!leaves.root().equals(checkpoint.root())) {
                say("the events of leaves %d to %d are not those of the checkpoint: the root would be %s, not %s"
                        .formatted(
                                header.from(),
                                header.to(),
                                leaves.root().base64(),
                                checkpoint.root().base64()));
            }
        } catch (IllegalArgumentException wrong) {
            say("line 1: " + wrong.getMessage());
        }
    }

    private Result result(@Nullable Checkpoint checkpoint) {
        return new Result(audit, events, checkpoint, found, List.copyOf(findings));
    }

    private void say(String finding) {
        found++;
        if (findings.size() < MOST_NAMED) {
            findings.add(finding);
        }
    }
}
