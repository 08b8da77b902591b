package io.ledgerchat.query.view;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Begins each batch of a processor, and tells how far it is once the batch is committed. */
final class CommittedProgress implements MessageHandlerInterceptor<EventMessage<?>> {
    private static final String PASSED = "view-progress";

    private final String place;
    private final ViewProgress progress;
    private final BoundedSource source;
    private final Runnable atBatchStart;

    /** @param atBatchStart runs inside each batch's transaction before its first event */
    CommittedProgress(String place, ViewProgress progress, BoundedSource source, Runnable atBatchStart) {
        this.place = place;
        this.progress = progress;
        this.source = source;
        this.atBatchStart = atBatchStart;
    }

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        var batch = unitOfWork.root();
        if (batch.getResource(PASSED) == null) {
            begin(batch);
        }
        if (unitOfWork.getMessage() instanceof TrackedEventMessage<?> tracked) {
            List<TrackingToken> passed = batch.getResource(PASSED);
            passed.clear();
            passed.add(tracked.trackingToken());
        }
        return chain.proceed();
    }

    private void begin(UnitOfWork<?> batch) {
        batch.resources().put(PASSED, new ArrayList<TrackingToken>());
        source.taken(
                batch instanceof BatchingUnitOfWork<?> several
                        ? several.getMessages().size()
                        : 1);
        atBatchStart.run();
        batch.afterCommit(committed -> {
            List<TrackingToken> passed = committed.getResource(PASSED);
            progress.passed(place, passed.getLast());
        });
    }
}
