package io.ledgerchat.command.message;

import io.ledgerchat.command.Provenance;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.Resending;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.command.model.ModelOccasion;
import io.ledgerchat.event.message.ToolOutcome;
import io.ledgerchat.event.model.CallReason;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;

/** Tool calls of a reply belong to it, in the hands of the turn that asked for it. */
final class ReplyToolRecords implements ToolRecords {
    private final ReplyOrder order;
    private final CommandGateway commands;
    private final Clock clock;

    ReplyToolRecords(ReplyOrder order, CommandGateway commands, Clock clock) {
        this.order = order;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public void called(ModelMessage.ToolUse call) {
        var head = order.head();
        send(new RecordToolCall(
                head.reply().id(),
                head.conversationId(),
                head.owner(),
                call.callId(),
                call.name(),
                call.arguments() == null ? "{}" : call.arguments(),
                now()));
    }

    @Override
    public void answered(String callId, ToolOutcome outcome, long took) {
        var head = order.head();
        try {
            send(new RecordToolAnswer(
                    head.reply().id(), head.conversationId(), head.owner(), callId, outcome, took, now()));
        } catch (Refusal ended) {
            // The reply was taken over meanwhile; its end is recorded.
        }
    }

    @Override
    public ModelOccasion occasion() {
        var head = order.head();
        return new ModelOccasion(
                CallReason.reply(head.conversationId(), head.reply().id()), head.owner(), hands());
    }

    @Override
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void send(Object command) {
        Resending.send(commands, new GenericCommandMessage<>(command, hands()));
    }

    private MetaData hands() {
        return MetaData.from(Provenance.ledToBy(order.cause()));
    }
}
