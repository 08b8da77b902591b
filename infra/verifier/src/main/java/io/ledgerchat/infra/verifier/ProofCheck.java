package io.ledgerchat.infra.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks the proofs that a server hands out, as it wrote them, against signed checkpoints. What it finds wrong are sentences;
 * without any the proof holds.
 */
final class ProofCheck {
    private final List<NoteKey> keys;
    private final List<String> findings = new ArrayList<>();

    private ProofCheck(List<NoteKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Whether the log of the newer checkpoint begins with all that the older one was signed for. */
    static List<String> consistency(String older, String newer, String proof, List<NoteKey> keys) {
        return new ProofCheck(keys).grown(older, newer, object(proof));
    }

    /** Whether the hash that the proof names is the leaf that it names. */
    static List<String> inclusion(String checkpoint, String proof, List<NoteKey> keys) {
        return new ProofCheck(keys).included(checkpoint, object(proof));
    }

    private List<String> grown(String older, String newer, Map<String, @Nullable Object> proof) {
        Checkpoint before = signed("older", older);
        Checkpoint after = signed("newer", newer);
        if (!before.origin().equals(after.origin())) {
            findings.add("these are two logs: " + before.origin() + " and " + after.origin());
        }
        if (number(proof, "from") != before.size() || number(proof, "to") != after.size()) {
            findings.add("the proof is about sizes %d and %d, the checkpoints are about %d and %d"
                    .formatted(number(proof, "from"), number(proof, "to"), before.size(), after.size()));
        } else if (!Proofs.consistent(before.size(), before.root(), after.size(), after.root(), path(proof))) {
            findings.add("the newer log does not begin as the older one was");
        }
        return findings;
    }

    private List<String> included(String note, Map<String, @Nullable Object> proof) {
        Checkpoint checkpoint = signed("given", note);
        long leaf = number(proof, "leaf");
        if (number(proof, "size") != checkpoint.size()) {
            findings.add("the proof is about size %d, the checkpoint is about %d"
                    .formatted(number(proof, "size"), checkpoint.size()));
        } else if (!Proofs.includes(hash(proof.get("hash")), leaf, checkpoint.size(), path(proof), checkpoint.root())) {
            findings.add("leaf " + leaf + " of the checkpoint is another one");
        }
        return findings;
    }

    private Checkpoint signed(String which, String note) {
        SignedNote signed = SignedNote.parse(note);
        Checkpoint checkpoint = Checkpoint.parse(signed.text());
        signed.doubt(keys, checkpoint.size()).ifPresent(doubt -> findings.add("the " + which + " checkpoint " + doubt));
        return checkpoint;
    }

    /** Servers write one line; who looked at it may have given it more. */
    private static Map<String, @Nullable Object> object(String proof) {
        return JsonLine.object(proof.replace('\n', ' '));
    }

    private static long number(Map<String, @Nullable Object> proof, String name) {
        if (proof.get(name) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("The proof has no number " + name + ".");
    }

    private static List<Hash> path(Map<String, @Nullable Object> proof) {
        if (proof.get("path") instanceof List<?> hashes) {
            return hashes.stream().map(ProofCheck::hash).toList();
        }
        throw new IllegalArgumentException("The proof has no path.");
    }

    private static Hash hash(@Nullable Object written) {
        return Hash.ofBase64(Objects.toString(written));
    }
}
