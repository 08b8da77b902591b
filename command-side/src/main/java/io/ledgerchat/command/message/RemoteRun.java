package io.ledgerchat.command.message;

import io.ledgerchat.command.Provenance;
import io.ledgerchat.command.apikey.RecordRemoteToolAnswer;
import io.ledgerchat.command.apikey.RecordRemoteToolCall;
import io.ledgerchat.command.conversation.Turn;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.command.model.ModelOccasion;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.conversation.ConversationSettings;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.ReplyUsage;
import io.ledgerchat.event.message.SentText;
import io.ledgerchat.event.message.ToolOutcome;
import io.ledgerchat.event.model.CallReason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** One call from outside while it runs. It goes by the shape of a reply whose conversation nobody keeps. */
final class RemoteRun implements ToolRecords {
    private final RemoteReplies.Order order;
    private final MetaData hands;
    private final ReplyDesk desk;
    private final CommandGateway commands;
    private final LiveReply reply;
    private final ReplyOrder shape;
    private final ReplyAsking asking;

    RemoteRun(
            RemoteReplies.Order order,
            MetaData hands,
            ReplyDesk desk,
            CommandGateway commands,
            Consumer<ReplyFrame> out,
            Cancellation cancellation) {
        this.order = order;
        this.hands = hands;
        this.desk = desk;
        this.commands = commands;
        this.shape = shape(order, hands);
        this.reply = new LiveReply(shape.head());
        cancellation.onCancel(() -> reply.cut(LiveReply.Cut.STOPPED));
        this.asking = new ReplyAsking(shape, shape.head().reply().voice(), reply, desk, this, new ReplyParts(frame -> {
            reply.stream().publish(frame);
            out.accept(frame);
        }));
    }

    RemoteReplies.Answered run() {
        asking.ask(desk.prompts().assembleRemote(shape, order.messages(), reply.cancellation()));
        asking.close();
        return new RemoteReplies.Answered(reply.stream().content(), asking.usage());
    }

    @Nullable
    ReplyUsage usage() {
        return asking.usage();
    }

    private static ReplyOrder shape(RemoteReplies.Order order, MetaData hands) {
        var asked = order.asked();
        String id = asked.callId().value();
        var nowhere = new ConversationId(id);
        var question =
                new SendMessage.NewMessage(new MessageId(id), "", MessageId.ROOT, new SentText("", List.of()), 0);
        var reply = new SendMessage.Asked(
                new MessageId(id),
                "",
                "agents",
                asked.agentId(),
                "",
                null,
                null,
                false,
                ZoneOffset.UTC,
                null,
                new SendMessage.Voice(asked.agentId(), order.persona(), order.contextTokens()),
                null);
        var head = new ReplyHead(nowhere, asked.actor(), question, reply, asked.at());
        var settings = new ConversationSettings(
                "agents", null, null, asked.agentId(), null, null, Personal.of(nowhere, Map.of()));
        var cause = new GenericMessage<>(String.valueOf(hands.get(Provenance.CAUSE)), asked, hands);
        return new ReplyOrder(head, new Turn(settings, true, null), asked.at(), false, cause);
    }

    @Override
    public void called(ModelMessage.ToolUse call) {
        var asked = order.asked();
        send(new RecordRemoteToolCall(
                asked.callId(),
                asked.actor(),
                call.callId(),
                call.name(),
                call.arguments() == null ? "{}" : call.arguments(),
                now()));
    }

    @Override
    public void answered(String callId, ToolOutcome outcome, long took) {
        var asked = order.asked();
        send(new RecordRemoteToolAnswer(asked.callId(), asked.actor(), callId, outcome, took, now()));
    }

    @Override
    public ModelOccasion occasion() {
        var asked = order.asked();
        return new ModelOccasion(CallReason.remoteCall(asked.callId()), asked.actor(), hands);
    }

    @Override
    public Instant now() {
        return desk.now();
    }

    private void send(Object command) {
        commands.sendAndWait(new GenericCommandMessage<>(command, hands));
    }
}
