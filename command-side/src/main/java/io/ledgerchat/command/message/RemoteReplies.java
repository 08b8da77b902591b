package io.ledgerchat.command.message;

import io.ledgerchat.command.apikey.AskRemotely;
import io.ledgerchat.command.apikey.EndRemoteCall;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.command.model.ModelFailure;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.ReplyUsage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets agents answer calls from outside: the same model and tools as in a conversation, but nothing of what is said is
 * kept (contract 85 §3). Blocks its caller until the answer is complete.
 */
@Component
public class RemoteReplies {
    private final ReplyDesk desk;
    private final LiveReplies live;
    private final CommandGateway commands;

    RemoteReplies(ReplyDesk desk, LiveReplies live, CommandGateway commands) {
        this.desk = desk;
        this.live = live;
        this.commands = commands;
    }

    /**
     * What is asked.
     *
     * @param messages what was said before, oldest first, without instructions
     */
    public record Order(AskRemotely asked, Persona persona, int contextTokens, List<ModelMessage> messages) {}

    /** What came of it: the content parts, and what the provider counted. */
    public record Answered(
            List<ContentPart> content, @Nullable ReplyUsage usage) {}

    /**
     * Asks and tells every frame as it comes.
     *
     * @throws ModelFailure when the provider refuses or breaks off
     * @throws ModelEndpoints.Unavailable when it cannot be asked at all, or this node has no room for another reply
     */
    public Answered run(Order order, Consumer<ReplyFrame> out, Cancellation cancellation) {
        if (!live.begin()) {
            throw new ModelEndpoints.Unavailable("Server is busy. Please retry shortly.");
        }
        try {
            return runInside(order, out, cancellation);
        } finally {
            live.end();
        }
    }

    private Answered runInside(Order order, Consumer<ReplyFrame> out, Cancellation cancellation) {
        Map<String, Object> hands = commands.sendAndWait(order.asked());
        long begun = System.nanoTime();
        var running = new RemoteRun(order, MetaData.from(hands), desk, commands, out, cancellation);
        try {
            var answered = running.run();
            end(order, cancellation.isCancelled() ? "abandoned" : "completed", answered.usage(), begun, hands);
            return answered;
        } catch (RuntimeException | Error failure) {
            end(order, cancellation.isCancelled() ? "abandoned" : "failed", running.usage(), begun, hands);
            throw failure;
        }
    }

    private void end(Order order, String ending, @Nullable ReplyUsage usage, long begun, Map<String, Object> hands) {
        var asked = order.asked();
        var end = new EndRemoteCall(
                asked.callId(),
                asked.actor(),
                ending,
                usage,
                Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                desk.now());
        commands.sendAndWait(new GenericCommandMessage<>(end, MetaData.from(hands)));
    }
}
