package io.ledgerchat.infra.balance;

import io.ledgerchat.command.balance.Beginnings;
import io.ledgerchat.event.Identifier;
import io.ledgerchat.event.message.MessageEvent.ReplyStarted;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.model.ModelCallEvent.ModelCallBegun;
import io.ledgerchat.event.model.ModelCallId;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Reads the few events of the thing itself: no view can be behind. */
@Component
class LoggedBeginnings implements Beginnings {
    private final EventStore log;

    LoggedBeginnings(EventStore log) {
        this.log = log;
    }

    @Override
    public Optional<ModelCallBegun> of(ModelCallId call) {
        return first(call, ModelCallBegun.class);
    }

    @Override
    public Optional<ReplyStarted> of(MessageId reply) {
        return first(reply, ReplyStarted.class);
    }

    private <E> Optional<E> first(Identifier id, Class<E> type) {
        return log.readEvents(id.toString())
                .asStream()
                .map(EventMessage::getPayload)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
