package io.ledgerchat.query.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.MultiEventHandlerInvoker;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Fills views from the log: one generation that is built or lags, or the group of all that readers see. */
public final class ViewProcessor {
    private static final int CLAIM_INTERVAL_MILLIS = 1_000;

    private final String name;
    private final List<Filling> fillings;
    private final BoundedSource source;
    private final PooledStreamingEventProcessor processor;
    private final ViewProgress progress;
    private final DeadLetters deadLetters;
    private final AtomicReference<@Nullable Obstacle> obstacle;
    /** When somebody last said what is to become of an event that the view waits at, as far as it was heard. */
    private volatile @Nullable Instant heard;

    private ViewProcessor(
            String name,
            List<Filling> fillings,
            BoundedSource source,
            PooledStreamingEventProcessor processor,
            ViewProgress progress,
            DeadLetters deadLetters,
            AtomicReference<@Nullable Obstacle> obstacle) {
        this.name = name;
        this.fillings = fillings;
        this.source = source;
        this.processor = processor;
        this.progress = progress;
        this.deadLetters = deadLetters;
        this.obstacle = obstacle;
    }

    String name() {
        return name;
    }

    /** The one view of a processor that fills no group. */
    Filling filling() {
        return fillings.getFirst();
    }

    /** Whether everything at or before {@code head} is in the view, waiting up to {@code bound}. */
    public boolean awaitPassed(TrackingToken head, Duration bound) {
        try {
            return await(head, bound);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean await(TrackingToken head, Duration bound) throws InterruptedException {
        return progress.await(name, head, bound, this::runsHere);
    }

    /** How far the view is, on whichever node it is filled. */
    Optional<TrackingToken> token() {
        return progress.position(name, runsHere());
    }

    /** Number of the last event in the view, -1 when there is none yet. */
    public long position() {
        return token().map(token -> token.position().orElse(-1)).orElse(-1L);
    }

    /** Whether this node fills it; otherwise another one does, or none at the moment. */
    boolean runsHere() {
        return !processor.processingStatus().isEmpty();
    }

    /** Whether its last attempt failed and it waits before it tries again. */
    public boolean isInError() {
        return processor.isError() || progress.isFailing(name);
    }

    /** The event that it waits at, if it does and it is known which one that is. */
    Optional<Obstacle> waitsAt() {
        return isInError() ? Optional.ofNullable(obstacle.get()) : Optional.empty();
    }

    /**
     * Tries again at once when somebody has said, on whichever node or at the command line, that the view should, or that it
     * may go on without an event. Of itself it tries after pauses that grow to a minute.
     */
    void heed() {
        if (!processor.isRunning() || !isInError()) {
            return;
        }
        @Nullable Instant before = heard;
        Instant word = deadLetters.lastWordOn(filling().name());
        heard = word;
        if (before != null && word.isAfter(before)) {
            stop();
            resume();
        }
    }

    /** Reads no further than the event numbered {@code position}. */
    void limit(long position) {
        source.limit(position);
    }

    public void stop() {
        processor.shutDown();
    }

    void resume() {
        processor.start();
    }

    /** Makes processors; holds what they share. */
    public static final class Factory {
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
         * @param live the log for the group that answers wait for
         * @param together reads and writes for that group; of one thread, so that no step waits until another one is awake
         * @param atTransactionStart runs inside each batch's transaction before its first event
         * @param batchSize how many events are written in one transaction at most
         */
        public Factory(
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
            return start(
                    filling.place(),
                    List.of(filling),
                    alone,
                    StreamableMessageSource::createTailToken,
                    failure -> {},
                    beforeBatch,
                    batch);
        }

        /**
         * Fills views together, from where their token is.
         *
         * @param failed gets each failure that is one view's own
         */
        ViewProcessor start(String name, List<Filling> fillings, Consumer<ViewFailure> failed) {
            return start(
                    name,
                    fillings,
                    together,
                    log -> {
                        throw new IllegalStateException(
                                "The views of " + name + " are filled under another name by now");
                    },
                    failed,
                    () -> {},
                    batchSize);
        }

        private ViewProcessor start(
                String name,
                List<Filling> fillings,
                Feed from,
                Function<StreamableMessageSource<TrackedEventMessage<?>>, @Nullable TrackingToken> initialToken,
                Consumer<ViewFailure> failed,
                Runnable beforeBatch,
                int batch) {
            EveryEvent[] invokers = fillings.stream().map(this::invoker).toArray(EveryEvent[]::new);
            var source = new BoundedSource(
                    from.log(),
                    type -> Arrays.stream(invokers).anyMatch(one -> one.wants(type)),
                    fillings.stream().anyMatch(filling -> filling.view().readsMetaData()));
            var obstacle = new AtomicReference<@Nullable Obstacle>();
            var processor = PooledStreamingEventProcessor.builder()
                    .name(name)
                    .eventHandlerInvoker(new MultiEventHandlerInvoker(invokers))
                    .errorHandler(context -> {
                        progress.failed(name);
                        tell(context, obstacle, failed);
                        PropagatingErrorHandler.instance().handleError(context);
                    })
                    .messageSource(source)
                    .tokenStore(tokens)
                    .transactionManager(transactions)
                    .coordinatorExecutor(from.coordinator())
                    .workerExecutor(from.workers())
                    .initialSegmentCount(1)
                    .initialToken(initialToken)
                    .batchSize(batch)
                    .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
                    .build();
            processor.registerHandlerInterceptor(
                    (unitOfWork, chain) -> follow(name, source, beforeBatch, unitOfWork, chain));
            progress.lookUp(name);
            processor.start();
            return new ViewProcessor(name, fillings, source, processor, progress, deadLetters, obstacle);
        }

        private EveryEvent invoker(Filling filling) {
            return new EveryEvent(
                    filling,
                    deadLetters,
                    SimpleEventHandlerInvoker.builder()
                            .eventHandlers(List.of(projection(filling)))
                            .listenerInvocationErrorHandler(PropagatingErrorHandler.instance()));
        }

        private static Object projection(Filling filling) {
            return switch (filling.view()) {
                case RelationalView relational -> relational.projection(new ViewSchema(filling.place()));
                case SearchView search -> search.projection(filling.place());
            };
        }

        private void tell(
                ErrorContext context, AtomicReference<@Nullable Obstacle> obstacle, Consumer<ViewFailure> failed) {
            for (Throwable cause = context.error(); cause != null; cause = cause.getCause()) {
                if (cause instanceof ViewFailure known) {
                    known.event().ifPresent(id -> {
                        Obstacle event = Obstacle.among(context.failedEvents(), id);
                        deadLetters.failed(known.view(), event, known);
                        obstacle.set(event);
                    });
                    failed.accept(known);
                    return;
                }
            }
        }

        private Object follow(
                String place,
                BoundedSource source,
                Runnable beforeBatch,
                UnitOfWork<? extends EventMessage<?>> unitOfWork,
                InterceptorChain chain)
                throws Exception {
            var root = unitOfWork.root();
            if (root.getResource("view-progress") == null) {
                root.resources().put("view-progress", new ArrayList<TrackingToken>());
                source.taken(
                        root instanceof BatchingUnitOfWork<?> batch
                                ? batch.getMessages().size()
                                : 1);
                beforeBatch.run();
                atTransactionStart.run();
                root.afterCommit(committed -> {
                    List<TrackingToken> passed = committed.getResource("view-progress");
                    progress.passed(place, passed.getLast());
                });
            }
            if (unitOfWork.getMessage() instanceof TrackedEventMessage<?> tracked) {
                List<TrackingToken> seen = root.getResource("view-progress");
                seen.clear();
                seen.add(tracked.trackingToken());
            }
            return chain.proceed();
        }
    }

    /**
     * Takes every event, also those that no handler of the view wants, so that the view's token moves with the log and
     * waiting for it means what it says.
     */
    private static final class EveryEvent extends SimpleEventHandlerInvoker {
        private final String view;
        private final boolean live;
        private final DeadLetters deadLetters;
        private final Map<Class<?>, Boolean> wanted = new ConcurrentHashMap<>();

        EveryEvent(Filling filling, DeadLetters deadLetters, SimpleEventHandlerInvoker.Builder<?> builder) {
            super(builder);
            this.view = filling.name();
            this.live = filling.generation().live();
            this.deadLetters = deadLetters;
        }

        /** Whether the view has a handler for it. */
        boolean wants(Class<?> type) {
            return wanted.computeIfAbsent(type, super::canHandleType);
        }

        @Override
        public void handle(EventMessage<?> message, Segment segment) {
            if (!wants(message.getPayloadType())) {
                return;
            }
            if (deadLetters.isSkipped(view, message.getIdentifier())) {
                return;
            }
            CurrentUnitOfWork.get().root().resources().put(ViewBatch.VIEW, view);
            try {
                super.handle(message, segment);
                if (live) { // what readers see waits on, whatever a generation beside it could take
                    deadLetters.taken(view, message.getIdentifier());
                }
            } catch (Exception failed) {
                throw ViewFailure.of(view, message.getIdentifier(), failed);
            }
        }

        /** Axon asks for each event, and would look for it in the handlers: none refuses to be read anew. */
        @Override
        public boolean supportsReset() {
            return true;
        }

        @Override
        public boolean canHandle(EventMessage<?> eventMessage, Segment segment) {
            return true;
        }

        @Override
        public boolean canHandleType(Class<?> payloadType) {
            return true;
        }
    }
}
