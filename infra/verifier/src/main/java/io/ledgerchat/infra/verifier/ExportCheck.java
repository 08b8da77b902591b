package io.ledgerchat.infra.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks an export with nothing but public keys: that its checkpoint is signed, that every event is as it was hashed, and
 * that together they are the leaves of the checkpoint's tree that they say they are.
 */
public final class ExportCheck {
    private static final int MOST_NAMED = 100;

    private final List<NoteKey> keys;
    private final List<String> findings = new ArrayList<>();
    private long found;

    private ExportCheck(List<NoteKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * What was found.
     *
     * @param events how many were read
     * @param checkpoint the one that they were checked against; absent if it could not be read
     * @param found how much is wrong; nothing if 0
     * @param findings a sentence for each of the first hundred
     */
    public record Result(long events, @Nullable Checkpoint checkpoint, long found, List<String> findings) {
        public boolean isProven() {
            return found == 0;
        }
    }

    /** @param keys any of which may have signed the checkpoint */
    public static Result check(BufferedReader export, List<NoteKey> keys) throws IOException {
        return new ExportCheck(keys).run(export);
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
            return result(0, null);
        }
        LeafRange leaves;
        try {
            leaves = LeafRange.of(0, header.from(), header.before());
        } catch (IllegalArgumentException wrong) {
            say("line 1: " + wrong.getMessage());
            return result(0, checkpoint);
        }
        read(export, leaves, header);
        long events = leaves.end() - header.from();
        compare(leaves, header, checkpoint);
        return result(events, checkpoint);
    }

    private Checkpoint signed(String note) {
        SignedNote signed = SignedNote.parse(note);
        if (keys.stream().noneMatch(signed::isSignedBy)) {
            say("the checkpoint is signed by none of the given keys");
        }
        return Checkpoint.parse(signed.text());
    }

    private void read(BufferedReader export, LeafRange leaves, ExportHeader header) throws IOException {
        long number = 1;
        for (String line = export.readLine(); line != null; line = export.readLine()) {
            number++;
            try {
                ExportedEvent event = ExportedEvent.parse(line);
                if (event.index() != leaves.end()) {
                    say("line %d: event %s is leaf %d, but leaf %d is next"
                            .formatted(number, event.entry().eventId(), event.index(), leaves.end()));
                }
                Hash hash = event.hash();
                if (event.leaf() != null && !hash.hex().equals(event.leaf())) {
                    say("line %d: event %s (%s) was changed: its hash is %s, not %s"
                            .formatted(
                                    number,
                                    event.entry().eventId(),
                                    event.entry().name(),
                                    hash.hex(),
                                    event.leaf()));
                }
                leaves.add(hash);
            } catch (IllegalArgumentException unreadable) {
                say("line %d: %s".formatted(number, unreadable.getMessage()));
            }
        }
        if (leaves.end() != header.to()) {
            say("the export says it holds leaves %d to %d, but ends at %d"
                    .formatted(header.from(), header.to(), leaves.end()));
        }
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

    private Result result(long events, @Nullable Checkpoint checkpoint) {
        return new Result(events, checkpoint, found, List.copyOf(findings));
    }

    private void say(String finding) {
        found++;
        if (findings.size() < MOST_NAMED) {
            findings.add(finding);
        }
    }
}
