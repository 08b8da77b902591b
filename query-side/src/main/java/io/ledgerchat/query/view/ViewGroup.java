package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;

/**
 * The relational views that readers see, filled together: an event is read once and all its rows are written in one
 * transaction, so that a write waits for one commit, however many views there are.
 *
 * <p>Members change only while this node holds the group (see {@link GroupRow#hold}). The caller sees to it that one
 * thread at a time changes it; asking where it is may be done by any.
 */
final class ViewGroup {
    private static final Duration CLAIM = Duration.ofSeconds(20);
    /** Failures of one view in a row after which the others go on without it. */
    private static final int PATIENCE = 2;

    private final String node;
    private final Generations generations;
    private final TokenStore tokens;
    private final TransactionManager transactions;
    private final ViewProcessorFactory factory;
    private final ViewProgress progress;
    private final AtomicReference<@Nullable Trouble> trouble = new AtomicReference<>();
    private volatile State state = new State(0, List.of(), null);

    private record State(
            long epoch, List<Filling> members, @Nullable ViewProcessor processor) {
        boolean runsHere() {
            return processor != null && processor.runsHere();
        }
    }

    private record Trouble(String view, int times) {}

    ViewGroup(
            String node,
            Generations generations,
            TokenStore tokens,
            TransactionManager transactions,
            ViewProcessorFactory factory,
            ViewProgress progress) {
        this.node = node;
        this.generations = generations;
        this.tokens = tokens;
        this.transactions = transactions;
        this.factory = factory;
        this.progress = progress;
    }

    List<Filling> members() {
        return state.members();
    }

    /** Whether there is no group yet: nothing was ever filled, or every view on its own. */
    boolean isEmpty() {
        return state.members().isEmpty();
    }

    Optional<Filling> member(View view) {
        return state.members().stream()
                .filter(filling -> filling.name().equals(view.name()))
                .findFirst();
    }

    boolean isOutdated() {
        return generations.group().epoch() != state.epoch();
    }

    /**
     * Takes the members from the database and fills them, if this node has the code for each of them. Otherwise they are
     * left to the nodes that have.
     */
    void join(List<? extends View> known) {
        stop();
        long epoch = generations.group().epoch();
        var members = new ArrayList<Filling>();
        boolean able = true;
        for (View view : known) {
            for (Generation generation : generations.of(view)) {
                if (generation.grouped()) {
                    able &= generation.version() == view.version();
                    members.add(new Filling(view, generation));
                }
            }
        }
        trouble.set(null);
        boolean start = able && !members.isEmpty();
        String name = GroupRow.name(epoch);
        progress.lookUp(name);
        state = new State(epoch, List.copyOf(members), start ? factory.start(name, members, this::failed) : null);
    }

    /** Fills it again from where it stopped, with the same members. */
    void resume() {
        ViewProcessor processor = state.processor();
        if (processor != null) {
            processor.resume();
        }
    }

    void stop() {
        ViewProcessor processor = state.processor();
        if (processor != null) {
            processor.stop();
        }
    }

    /** The view that fails again and again, so that nothing comes into any; empty when all is well. */
    Optional<Filling> culprit() {
        Trouble known = trouble.get();
        return known == null || known.times() < PATIENCE
                ? Optional.empty()
                : members().stream()
                        .filter(filling -> filling.name().equals(known.view()))
                        .findFirst();
    }

    private void failed(ViewFailure failure) {
        trouble.accumulateAndGet(
                new Trouble(failure.view(), 1),
                (before, now) -> before != null && before.view().equals(now.view())
                        ? new Trouble(before.view(), before.times() + 1)
                        : now);
    }

    /** What fills it on this node; empty when this node cannot. */
    Optional<ViewProcessor> processor() {
        return Optional.ofNullable(state.processor());
    }

    /** How far it is, on whichever node it is filled. */
    Optional<TrackingToken> token() {
        State now = state;
        return isEmpty() ? Optional.empty() : progress.position(name(now), now.runsHere());
    }

    /** Number of the last event in it; -1 when there is none yet. */
    long position() {
        return token().map(token -> token.position().orElse(-1)).orElse(-1L);
    }

    boolean isInError() {
        ViewProcessor processor = state.processor();
        return processor != null && processor.isInError();
    }

    boolean awaitPassed(TrackingToken head, Duration bound) throws InterruptedException {
        State now = state;
        return progress.await(name(now), head, bound, now::runsHere);
    }

    private static String name(State state) {
        return GroupRow.name(state.epoch());
    }

    /**
     * Keeps the token of the stopped group for this node.
     *
     * @throws IllegalStateException when another node does not let go of it
     */
    void claim() {
        if (!isEmpty()) {
            claim(name(state));
        }
    }

    /** Keeps the token of a stopped processor for this node, so that no other can take it over. */
    void claim(String processor) {
        long deadline = System.nanoTime() + CLAIM.toNanos();
        while (true) {
            try {
                transactions.executeInTransaction(() -> tokens.fetchToken(processor, 0));
                return;
            } catch (UnableToClaimTokenException held) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("Another node does not let go of " + processor, held);
                }
                Pause.of(Duration.ofMillis(100));
            }
        }
    }

    /** Changes the members; the group is stopped and claimed, and all are at the same event. */
    void change(List<Filling> joining, List<Filling> leaving) {
        generations.group().regroup(state.epoch(), !isEmpty(), node, joining, leaving);
        progress.forget(name(state));
    }
}
