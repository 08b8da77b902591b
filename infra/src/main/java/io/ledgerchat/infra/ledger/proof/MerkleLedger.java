package io.ledgerchat.infra.ledger.proof;

import io.ledgerchat.infra.ledger.proof.TreeStore.Leaf;
import io.ledgerchat.infra.ledger.proof.TreeStore.Reach;
import io.ledgerchat.infra.verifier.Hash;
import io.ledgerchat.infra.verifier.Merkle;
import io.ledgerchat.infra.verifier.NoteKey;
import io.ledgerchat.infra.verifier.SignedNote;
import io.ledgerchat.query.ledger.ConsistencyProof;
import io.ledgerchat.query.ledger.InclusionProof;
import io.ledgerchat.query.ledger.LeafSpan;
import io.ledgerchat.query.ledger.Ledger;
import io.ledgerchat.query.ledger.LedgerStatus;
import io.ledgerchat.query.ledger.RangeProof;
import io.ledgerchat.query.ledger.Sealed;
import io.ledgerchat.query.ledger.SealedLeaf;
import io.ledgerchat.query.ledger.SignedCheckpoint;
import io.ledgerchat.query.ledger.Verification;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The ledger as it is kept in PostgreSQL. */
final class MerkleLedger implements Ledger {
    private final StoredLog log;
    private final TreeStore tree;
    private final Checkpoints checkpoints;
    private final SigningKeys keys;
    private final LogSealing sealing;

    MerkleLedger(StoredLog log, TreeStore tree, Checkpoints checkpoints, SigningKeys keys, LogSealing sealing) {
        this.log = log;
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.sealing = sealing;
    }

    @Override
    public LedgerStatus status() {
        Reach reach = tree.reach();
        return new LedgerStatus(
                reach.origin(),
                reach.size(),
                tree.merkle().root(reach.size()).base64(),
                reach.position(),
                log.head(),
                latest().map(SignedCheckpoint::size).orElse(null));
    }

    @Override
    public Sealed sealed() {
        Reach reach = tree.reach();
        return new Sealed(reach.size(), reach.position());
    }

    @Override
    public List<SealedLeaf> leavesAt(List<Long> positions) {
        return tree.at(positions);
    }

    @Override
    public OptionalLong positionOf(long leaf) {
        return tree.leaves(leaf, leaf + 1).stream().mapToLong(Leaf::position).findFirst();
    }

    @Override
    public RangeProof rangeProof(LeafSpan span) {
        Merkle merkle = tree.merkle();
        return new RangeProof(
                span.from(),
                span.to(),
                texts(merkle.subtrees(0, span.from())),
                texts(merkle.subtrees(span.to(), span.size())),
                checkpoint(span.size()).orElseThrow().note());
    }

    @Override
    public List<String> subtrees(long from, long to) {
        return texts(tree.merkle().subtrees(from, to));
    }

    @Override
    public List<String> events(List<Long> leaves) {
        return new LogExport(log, tree).lines(leaves);
    }

    @Override
    public Optional<SignedCheckpoint> latest() {
        return checkpoints.latest();
    }

    @Override
    public Optional<SignedCheckpoint> checkpoint(long size) {
        return checkpoints.ofSize(size);
    }

    @Override
    public List<SignedCheckpoint> checkpoints(long below, int limit) {
        return checkpoints.below(below, limit);
    }

    @Override
    public List<String> publicKeys() {
        return keys.known().stream().map(NoteKey::toString).toList();
    }

    @Override
    public OptionalLong leafAt(long position) {
        return tree.indexOf(position);
    }

    @Override
    public Optional<InclusionProof> inclusion(long leaf, long size) {
        if (leaf < 0 || leaf >= size || size > tree.reach().size()) {
            return Optional.empty();
        }
        Merkle merkle = tree.merkle();
        Leaf found = tree.leaves(leaf, leaf + 1).getFirst();
        return Optional.of(new InclusionProof(
                leaf, size, found.hash().base64(), merkle.root(size).base64(), texts(merkle.inclusion(leaf, size))));
    }

    @Override
    public Optional<ConsistencyProof> consistency(long smaller, long larger) {
        if (smaller < 0 || smaller > larger || larger > tree.reach().size()) {
            return Optional.empty();
        }
        Merkle merkle = tree.merkle();
        return Optional.of(new ConsistencyProof(
                smaller,
                larger,
                merkle.root(smaller).base64(),
                merkle.root(larger).base64(),
                texts(merkle.consistency(smaller, larger))));
    }

    private static List<String> texts(List<Hash> hashes) {
        return hashes.stream().map(Hash::base64).toList();
    }

    @Override
    public Verification verify(Optional<String> keptCheckpoint, Consumer<String> told) {
        return new LogVerification(log, tree, checkpoints, keys.known()).run(keptCheckpoint, told);
    }

    @Override
    public Verification verifyFurther(long most) {
        Verification result =
                new LogVerification(log, tree, checkpoints, keys.known()).further(checkpoints.verified(), most);
        if (result.holds() && result.signed() > 0) {
            checkpoints.verified(result.signed());
        }
        return result;
    }

    @Override
    public Optional<LeafSpan> span(long from, long to) {
        return latest().map(checkpoint -> {
            if (from < 0 || from >= to || from > 0 && from >= checkpoint.size()) {
                throw new IllegalArgumentException(
                        "There is no leaf to export: `from` is a leaf of the %d that are signed, `to` is behind it"
                                .formatted(checkpoint.size()));
            }
            return new LeafSpan(from, Math.min(to, checkpoint.size()), checkpoint.size());
        });
    }

    @Override
    public void export(LeafSpan span, OutputStream out) {
        SignedCheckpoint checkpoint = checkpoint(span.size())
                .orElseThrow(() -> new IllegalArgumentException("There is no checkpoint of that size"));
        new LogExport(log, tree).write(span, checkpoint, out);
    }

    @Override
    public String sign(String text) {
        return new SignedNote(text, List.of(keys.all().getFirst().sign(text))).note();
    }

    @Override
    public String rotateKey() {
        return sealing.rotate();
    }
}
