package io.ledgerchat.command.prompt;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.event.prompt.PromptEvent.PromptUsed;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** One use of a prompt. It is no part of the prompt, which would grow with every use and decides nothing by it. */
@Aggregate
class PromptUse {
    @AggregateIdentifier
    private String id;

    @SuppressWarnings("NullAway.Init")
    PromptUse() {}

    PromptUse(UsePrompt command) {
        id = "prompt-use:" + command.useId();
        apply(new PromptUsed(command.groupId(), command.actor(), command.at()));
    }

    /** The event does not name the use, as nobody refers to it; the log does. */
    @EventSourcingHandler
    void on(PromptUsed event, DomainEventMessage<PromptUsed> message) {
        id = message.getAggregateIdentifier();
    }
}
