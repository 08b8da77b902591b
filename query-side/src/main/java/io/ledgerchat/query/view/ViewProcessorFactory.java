package io.ledgerchat.query.view;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.MultiEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** Makes the processors of views; holds what they share. */
public final class ViewProcessorFactory {
    private static final int CLAIM_INTERVAL_MILLIS = 1_000;

    private final Feed alone;
    private final Feed together;
    private final TokenStore tokens;
    private final TransactionManager transactions;
    private final ViewProgress progress;
    private final Runnable atTransactionStart;
    private final DeadLetters deadLetters;
    private final int batchSize;

    /** The log, and the threads that read it and write what it says. */
    private record Feed(
            StreamableMessageSource<TrackedEventMessage<?>> log,
            ScheduledExecutorService coordinator,
            ScheduledExecutorService workers) {}

    /**
     * What one processor is to do.
     *
     * @param failed gets each failure that is one view's own
     * @param batch how many events it takes at a time
     */
    private record Work(
            String name, List<Filling> fillings, Consumer<ViewFailure> failed, Runnable beforeBatch, int batch) {}

    /**
     * @param live the log for the group that answers wait for
     * @param together reads and writes for that group; of one thread, so that no step waits until another one is awake
     * @param atTransactionStart runs inside each batch's transaction before its first event
     * @param batchSize how many events are written in one transaction at most
     */
    public ViewProcessorFactory(
            StreamableMessageSource<TrackedEventMessage<?>> events,
            StreamableMessageSource<TrackedEventMessage<?>> live,
            TokenStore tokens,
            TransactionManager transactions,
            ScheduledExecutorService coordinator,
            ScheduledExecutorService workers,
            ScheduledExecutorService together,
            ViewProgress progress,
            Runnable atTransactionStart,
            DeadLetters deadLetters,
            int batchSize) {
        this.alone = new Feed(events, coordinator, workers);
        this.together = new Feed(live, together, together);
        this.tokens = tokens;
        this.transactions = transactions;
        this.progress = progress;
        this.atTransactionStart = atTransactionStart;
        this.deadLetters = deadLetters;
        this.batchSize = batchSize;
    }

    /** Fills one generation from where it is, or from the first event on. */
    ViewProcessor start(Filling filling) {
        return start(filling, () -> {}, batchSize);
    }

    ViewProcessor start(Filling filling, Pace pace) {
        return start(filling, pace, pace.batch(batchSize));
    }

    private ViewProcessor start(Filling filling, Runnable beforeBatch, int batch) {
        if (filling.view() instanceof SearchView search) {
            search.create(filling.place());
        }
        var work = new Work(filling.place(), List.of(filling), failure -> {}, beforeBatch, batch);
        return start(work, alone, StreamableMessageSource::createTailToken);
    }

    /**
     * Fills views together, from where their token is.
     *
     * @param failed gets each failure that is one view's own
     */
    ViewProcessor start(String name, List<Filling> fillings, Consumer<ViewFailure> failed) {
        return start(new Work(name, fillings, failed, () -> {}, batchSize), together, log -> {
            throw new IllegalStateException("The views of " + name + " are filled under another name by now");
        });
    }

    private ViewProcessor start(
            Work work,
            Feed from,
            Function<StreamableMessageSource<TrackedEventMessage<?>>, @Nullable TrackingToken> initialToken) {
        String name = work.name();
        EveryEvent[] invokers = work.fillings().stream()
                .map(filling -> new EveryEvent(filling, deadLetters))
                .toArray(EveryEvent[]::new);
        var source = new BoundedSource(
                from.log(),
                type -> Arrays.stream(invokers).anyMatch(one -> one.wants(type)),
                work.fillings().stream().anyMatch(filling -> filling.view().readsMetaData()));
        var errors = new DeadLetteringErrorHandler(name, progress, deadLetters, work.failed());
        PooledStreamingEventProcessor processor = builder(from, errors)
                .name(name)
                .eventHandlerInvoker(new MultiEventHandlerInvoker(invokers))
                .messageSource(source)
                .initialToken(initialToken)
                .batchSize(work.batch())
                .build();
        processor.registerHandlerInterceptor(new CommittedProgress(name, progress, source, () -> {
            work.beforeBatch().run();
            atTransactionStart.run();
        }));
        progress.lookUp(name);
        processor.start();
        return new ViewProcessor(name, work.fillings(), source, processor, progress, deadLetters, errors);
    }

    private PooledStreamingEventProcessor.Builder builder(Feed from, ErrorHandler errors) {
        return PooledStreamingEventProcessor.builder()
                .errorHandler(errors)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .coordinatorExecutor(from.coordinator())
                .workerExecutor(from.workers())
                .initialSegmentCount(1)
                .tokenClaimInterval(CLAIM_INTERVAL_MILLIS);
    }
}
