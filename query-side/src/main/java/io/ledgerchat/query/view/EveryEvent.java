package io.ledgerchat.query.view;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Takes every event for one view, also those that no handler of the view wants, so that the view's token moves with the
 * log and waiting for it means what it says.
 */
final class EveryEvent extends SimpleEventHandlerInvoker {
    private final String view;
    private final boolean live;
    private final DeadLetters deadLetters;
    private final Map<Class<?>, Boolean> wanted = new ConcurrentHashMap<>();

    EveryEvent(Filling filling, DeadLetters deadLetters) {
        super(SimpleEventHandlerInvoker.builder()
                .eventHandlers(projection(filling))
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance()));
        this.view = filling.name();
        this.live = filling.generation().live();
        this.deadLetters = deadLetters;
    }

    private static Object projection(Filling filling) {
        return switch (filling.view()) {
            case RelationalView relational -> relational.projection(new ViewSchema(filling.place()));
            case SearchView search -> search.projection(filling.place());
        };
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
