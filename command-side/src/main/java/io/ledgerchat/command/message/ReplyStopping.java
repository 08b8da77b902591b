package io.ledgerchat.command.message;

import io.ledgerchat.command.Refusal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.stereotype.Component;

/** Stops running replies, here or on the node that runs them. */
@Component
class ReplyStopping {
    private final LiveReplies replies;
    private final ReplyLeases leases;

    ReplyStopping(LiveReplies replies, ReplyLeases leases) {
        this.replies = replies;
        this.leases = leases;
    }

    /** Only asks; whoever must know that the reply has ended waits for it at {@link LiveReply#awaitEnd}. */
    @CommandHandler
    StopReply.Outcome handle(StopReply command, CommandMessage<StopReply> message) {
        var running = replies.find(command.conversationId()).filter(LiveReply::isRunning);
        if (running.isEmpty()) {
            return leases.askToStop(command.conversationId(), command.actor())
                    ? StopReply.Outcome.STOPPING
                    : StopReply.Outcome.NOT_RUNNING;
        }
        var head = running.get().head();
        if (!head.owner().equals(command.actor())) {
            throw new Refusal(Refusal.Code.FORBIDDEN, "Unauthorized");
        }
        if (command.generation() != null && command.generation() != head.generation()) {
            return StopReply.Outcome.OTHER_GENERATION;
        }
        running.get().stop(message);
        return StopReply.Outcome.STOPPING;
    }
}
