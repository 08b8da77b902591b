package io.ledgerchat.infra.ledger.proof;

import io.ledgerchat.infra.ledger.proof.TreeStore.Leaf;
import io.ledgerchat.infra.ledger.proof.TreeStore.Reach;
import io.ledgerchat.infra.verifier.Checkpoint;
import io.ledgerchat.infra.verifier.Hash;
import io.ledgerchat.infra.verifier.NoteKey;
import io.ledgerchat.infra.verifier.NoteSigner;
import io.ledgerchat.infra.verifier.SignedNote;
import io.ledgerchat.query.ledger.SignedCheckpoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds what is final in the log to the tree, and signs checkpoints over it.
 *
 * <p>Any number of nodes may seal at once: who holds the tree's row appends, the others find nothing to do. Each step
 * is one transaction, so a crash leaves either the whole step or nothing.
 */
public final class LogSealing {
    private static final int STEP = 2_000;

    private final StoredLog log;
    private final TreeStore tree;
    private final Checkpoints checkpoints;
    private final SigningKeys keys;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration between;
    private final Consumer<String> introduced;
    private final AtomicReference<@Nullable SignedCheckpoint> handedOver = new AtomicReference<>();

    /**
     * @param between at least this long lies between two checkpoints
     * @param introduced is told of a new public key, in the transaction that makes it
     */
    public LogSealing(
            StoredLog log,
            TreeStore tree,
            Checkpoints checkpoints,
            SigningKeys keys,
            PlatformTransactionManager transactions,
            Clock clock,
            Duration between,
            Consumer<String> introduced) {
        this.log = log;
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.between = between;
        this.introduced = introduced;
    }

    /** Names the log and makes its first key, unless that is done. */
    public void prepare(String origin) {
        transaction.executeWithoutResult(status -> {
            tree.begin(origin);
            Optional<Reach> reach = tree.hold();
            if (reach.isPresent() && keys.known().isEmpty()) {
                introduced.accept(
                        keys.make(reach.get().origin(), reach.get().size()).toString());
            }
        });
    }

    /** Seals all that is final now; the checkpoint that was signed, if one was. */
    public Optional<SignedCheckpoint> seal() {
        if (log.head() > tree.reach().position()) {
            long settled = log.settled();
            while (transaction.execute(status -> step(settled)) == STEP) {
                // and on with the next
            }
        }
        return Objects.requireNonNull(transaction.execute(status -> tree.hold().flatMap(this::signIfDue)));
    }

    private int step(long settled) {
        Optional<Reach> held = tree.hold();
        if (held.isEmpty()) {
            return 0;
        }
        Reach reach = held.get();
        List<StoredEvent> events = log.read(reach.position(), settled, STEP);
        if (!events.isEmpty()) {
            var leaves = new ArrayList<Leaf>(events.size());
            for (StoredEvent event : events) {
                Hash hash = event.leaf()
                        .orElseThrow(() -> new IllegalStateException(
                                event + " is not stored as this application stores, and cannot be sealed"));
                leaves.add(new Leaf(reach.size() + leaves.size(), event.position(), hash));
            }
            tree.append(reach, leaves);
        }
        return events.size();
    }

    private Optional<SignedCheckpoint> signIfDue(Reach reach) {
        Optional<SignedCheckpoint> last = checkpoints.latest();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean due = last.map(known -> known.size() < reach.size()
                        && !now.isBefore(known.signedAt().plus(between)))
                .orElse(reach.size() > 0);
        if (!due) {
            return Optional.empty();
        }
        NoteSigner signer = keys.all().getFirst();
        refuseIfRewritten(last, signer.key());
        return Optional.of(sign(reach, now, List.of(signer)));
    }

    /**
     * A tree that no longer is what was signed before gets no new signature; nor does one whose last checkpoint is not the
     * work of the key that signs now, but of who holds a former one.
     */
    private void refuseIfRewritten(Optional<SignedCheckpoint> last, NoteKey key) {
        last.ifPresent(known -> {
            Hash root = tree.merkle().root(known.size());
            SignedNote note = SignedNote.parse(known.note());
            if (!root.equals(Hash.ofBase64(known.root()))
                    || !note.text().equals(new Checkpoint(tree.reach().origin(), known.size(), root).text())
                    || !note.isSignedBy(key)) {
                throw new IllegalStateException("The tree is not the one that was signed at " + known.size()
                        + " leaves; nothing is signed any more. Run 'ledgerchat verify'.");
            }
        });
    }

    private SignedCheckpoint sign(Reach reach, Instant now, List<NoteSigner> signers) {
        var checkpoint =
                new Checkpoint(reach.origin(), reach.size(), tree.merkle().root(reach.size()));
        var note = new SignedNote(
                checkpoint.text(),
                signers.stream().map(signer -> signer.sign(checkpoint.text())).toList());
        var signed = new SignedCheckpoint(
                reach.size(), reach.position(), checkpoint.root().base64(), note.note(), now);
        checkpoints.keep(signed);
        return signed;
    }

    /**
     * A new key signs from now on; a checkpoint signed by the old one too hands over to it. Waits for whoever seals at this
     * moment.
     */
    public String rotate() {
        var signed = new AtomicReference<@Nullable SignedCheckpoint>();
        String fresh = Objects.requireNonNull(transaction.execute(status -> {
            Reach reach = tree.held();
            Optional<SignedCheckpoint> last = checkpoints.latest();
            refuseIfRewritten(last, keys.all().getFirst().key());
            String made = keys.make(reach.origin(), reach.size()).toString();
            introduced.accept(made);
            if (reach.size() > 0) {
                signed.set(handOver(reach, last));
            }
            return made;
        }));
        handedOver.set(signed.get());
        return fresh;
    }

    /** In a quiet moment this tree is signed already, perhaps by a witness too: then only the new key's line is missing. */
    private SignedCheckpoint handOver(Reach reach, Optional<SignedCheckpoint> last) {
        List<NoteSigner> signers = keys.all().subList(0, 2);
        if (last.isEmpty() || last.get().size() < reach.size()) {
            return sign(reach, clock.instant().truncatedTo(ChronoUnit.MILLIS), signers);
        }
        String text = SignedNote.parse(last.get().note()).text();
        checkpoints.cosign(reach.size(), signers.getFirst().sign(text).line());
        return checkpoints.ofSize(reach.size()).orElseThrow();
    }

    /** The checkpoint in which this node handed over to a new key, if it did since this was asked last. */
    Optional<SignedCheckpoint> handedOver() {
        return Optional.ofNullable(handedOver.getAndSet(null));
    }
}
