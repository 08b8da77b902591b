package io.ledgerchat.query.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Fills one generation of one view from the log. */
public final class GenerationProcessor {
    private static final int BATCH = 500;

    private final Generation generation;
    private final BoundedSource source;
    private final PooledStreamingEventProcessor processor;
    private final ViewProgress progress;

    private GenerationProcessor(
            Generation generation,
            BoundedSource source,
            PooledStreamingEventProcessor processor,
            ViewProgress progress) {
        this.generation = generation;
        this.source = source;
        this.processor = processor;
        this.progress = progress;
    }

    public Generation generation() {
        return generation;
    }

    /** Whether everything at or before {@code head} is in the view, waiting up to {@code bound}. */
    public boolean awaitPassed(TrackingToken head, Duration bound) {
        try {
            return progress.await(generation.place(), head, bound);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Number of the last event in the view, -1 when there is none yet. */
    public long position() {
        return progress.position(generation.place())
                .map(token -> token.position().orElse(-1))
                .orElse(-1L);
    }

    /** Whether its last attempt failed and it waits before it tries again. */
    public boolean isInError() {
        return processor.isError()
                || processor.processingStatus().values().stream().anyMatch(status -> status.isErrorState());
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
        private final StreamableMessageSource<TrackedEventMessage<?>> events;
        private final TokenStore tokens;
        private final TransactionManager transactions;
        private final ScheduledExecutorService coordinator;
        private final ScheduledExecutorService workers;
        private final ViewProgress progress;
        private final Runnable atTransactionStart;

        /** @param atTransactionStart runs inside each batch's transaction before its first event */
        public Factory(
                StreamableMessageSource<TrackedEventMessage<?>> events,
                TokenStore tokens,
                TransactionManager transactions,
                ScheduledExecutorService coordinator,
                ScheduledExecutorService workers,
                ViewProgress progress,
                Runnable atTransactionStart) {
            this.events = events;
            this.tokens = tokens;
            this.transactions = transactions;
            this.coordinator = coordinator;
            this.workers = workers;
            this.progress = progress;
            this.atTransactionStart = atTransactionStart;
        }

        GenerationProcessor start(View view, Generation generation) {
            Object projection = switch (view) {
                case RelationalView relational -> relational.projection(new ViewSchema(generation.place()));
                case SearchView search -> {
                    search.create(generation.place());
                    yield search.projection(generation.place());
                }
            };
            var source = new BoundedSource(events);
            var processor = PooledStreamingEventProcessor.builder()
                    .name(generation.place())
                    .eventHandlerInvoker(new EveryEvent(SimpleEventHandlerInvoker.builder()
                            .eventHandlers(List.of(projection))
                            .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())))
                    .errorHandler(PropagatingErrorHandler.instance())
                    .messageSource(source)
                    .tokenStore(tokens)
                    .transactionManager(transactions)
                    .coordinatorExecutor(coordinator)
                    .workerExecutor(workers)
                    .initialSegmentCount(1)
                    .initialToken(StreamableMessageSource::createTailToken)
                    .batchSize(BATCH)
                    .tokenClaimInterval(2_000)
                    .build();
            processor.registerHandlerInterceptor((unitOfWork, chain) -> follow(generation.place(), unitOfWork, chain));
            tokenIfAny(generation).ifPresent(token -> progress.passed(generation.place(), token));
            processor.start();
            return new GenerationProcessor(generation, source, processor, progress);
        }

        private Optional<TrackingToken> tokenIfAny(Generation generation) {
            return transactions.fetchInTransaction(() -> {
                int[] segments = tokens.fetchSegments(generation.place());
                return segments.length == 0
                        ? Optional.<TrackingToken>empty()
                        : Optional.ofNullable(readWithoutClaim(generation));
            });
        }

        private @Nullable TrackingToken readWithoutClaim(Generation generation) {
            try {
                TrackingToken token = tokens.fetchToken(generation.place(), 0);
                tokens.releaseClaim(generation.place(), 0);
                return token;
            } catch (UnableToClaimTokenException heldElsewhere) {
                return null;
            }
        }

        private Object follow(String place, UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain)
                throws Exception {
            var root = unitOfWork.root();
            if (root.getResource("view-progress") == null) {
                root.resources().put("view-progress", new ArrayList<TrackingToken>());
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
        EveryEvent(SimpleEventHandlerInvoker.Builder<?> builder) {
            super(builder);
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
