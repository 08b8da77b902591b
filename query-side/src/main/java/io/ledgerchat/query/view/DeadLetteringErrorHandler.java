package io.ledgerchat.query.view;

import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the event that a view could not take among the dead letters, and has the processor come back to it after a pause:
 * no event is passed over.
 */
final class DeadLetteringErrorHandler implements ErrorHandler {
    private final String place;
    private final ViewProgress progress;
    private final DeadLetters deadLetters;
    private final Consumer<ViewFailure> failed;
    private volatile @Nullable Obstacle obstacle;

    /** @param failed gets each failure that is one view's own */
    DeadLetteringErrorHandler(
            String place, ViewProgress progress, DeadLetters deadLetters, Consumer<ViewFailure> failed) {
        this.place = place;
        this.progress = progress;
        this.deadLetters = deadLetters;
        this.failed = failed;
    }

    /** The event of the last failure of which it is known which one it was. */
    Optional<Obstacle> obstacle() {
        return Optional.ofNullable(obstacle);
    }

    @Override
    public void handleError(ErrorContext context) throws Exception {
        progress.failed(place);
        for (Throwable cause = context.error(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ViewFailure known) {
                keep(known, context);
                break;
            }
        }
        PropagatingErrorHandler.instance().handleError(context);
    }

    private void keep(ViewFailure failure, ErrorContext context) {
        failure.event().ifPresent(id -> {
            Obstacle event = Obstacle.among(context.failedEvents(), id);
            deadLetters.failed(failure.view(), event, failure);
            obstacle = event;
        });
        failed.accept(failure);
    }
}
