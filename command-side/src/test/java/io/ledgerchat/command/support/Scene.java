package io.ledgerchat.command.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;

/**
 * A stage for commands that change several aggregates at once, where a fixture of one aggregate cannot look on: their
 * handlers, a log in memory, and what was recorded since the last look.
 */
public final class Scene {
    private final InMemoryEventStorageEngine log = new InMemoryEventStorageEngine();
    private final EmbeddedEventStore events =
            EmbeddedEventStore.builder().storageEngine(log).build();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private int seen;

    public <T> Repository<T> repository(Class<T> aggregate) {
        return EventSourcingRepository.builder(aggregate).eventStore(events).build();
    }

    public EventStore log() {
        return events;
    }

    public Scene handledBy(Object... handlers) {
        Stream.of(handlers).forEach(handler -> {
            var unused = new AnnotationCommandHandlerAdapter<>(handler).subscribe(bus);
        });
        return this;
    }

    /** With the commands that aggregates of this kind handle themselves. */
    public <T> Scene handling(Class<T> aggregate, Repository<T> repository) {
        var unused = AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(aggregate)
                .repository(repository)
                .build()
                .subscribe(bus);
        return this;
    }

    /** What happened before; it is not looked at. */
    public Scene given(Object... commands) {
        Stream.of(commands).forEach(this::send);
        seen = recorded().size();
        return this;
    }

    public Object when(Object command) {
        return send(command);
    }

    public Scene expectEvents(Object... expected) {
        assertThat(news()).containsExactly(expected);
        return this;
    }

    public Scene expectNoEvents() {
        assertThat(news()).isEmpty();
        return this;
    }

    /** What was recorded since the last look. */
    public List<Object> recordedSince() {
        return news();
    }

    /** Sends to the handlers, for automations. */
    public CommandGateway gateway() {
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }

    private List<Object> news() {
        var all = recorded();
        var news = all.subList(seen, all.size());
        seen = all.size();
        return List.copyOf(news);
    }

    private List<Object> recorded() {
        return log.readEvents(null, false).<Object>map(EventMessage::getPayload).toList();
    }

    private Object send(Object command) {
        var callback = new FutureCallback<Object, Object>();
        bus.dispatch(GenericCommandMessage.asCommandMessage(command), callback);
        var result = callback.getResult();
        if (result.isExceptional()) {
            throw Function.<Throwable>identity().apply(result.exceptionResult()) instanceof RuntimeException e
                    ? e
                    : new IllegalStateException(result.exceptionResult());
        }
        return result.getPayload();
    }
}
