package io.ledgerchat.command.apikey;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.RemoteCallEvent.RemoteCallAsked;
import io.ledgerchat.event.apikey.RemoteCallEvent.RemoteCallEnded;
import io.ledgerchat.event.apikey.RemoteCallEvent.RemoteToolAnswered;
import io.ledgerchat.event.apikey.RemoteCallEvent.RemoteToolCalled;
import io.ledgerchat.event.apikey.RemoteCallId;
import io.ledgerchat.event.message.ToolOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** One call of an agent from outside: it begins, calls tools, and ends once. */
@Aggregate
class RemoteCall {
    @AggregateIdentifier
    private RemoteCallId id;

    private AccountId owner;
    private boolean ended;
    /** The tool calls that have not answered, with when they began. */
    private final Map<String, Instant> running = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init")
    RemoteCall() {}

    @SuppressWarnings("NullAway.Init")
    RemoteCall(AskRemotely command) {
        apply(new RemoteCallAsked(
                command.callId(),
                command.actor(),
                command.apiKeyId(),
                command.agentId(),
                command.endpoint(),
                command.model(),
                command.at()));
    }

    @CommandHandler
    void handle(RecordRemoteToolCall command) {
        requireRunning(command.actor());
        apply(new RemoteToolCalled(
                id,
                owner,
                command.toolCallId(),
                command.tool(),
                Personal.of(owner, command.arguments()),
                command.at()));
    }

    @CommandHandler
    void handle(RecordRemoteToolAnswer command) {
        requireRunning(command.actor());
        if (running.containsKey(command.toolCallId())) {
            apply(new RemoteToolAnswered(
                    id, owner, command.toolCallId(), command.outcome(), command.durationMs(), command.at()));
        }
    }

    @CommandHandler
    void handle(EndRemoteCall command) {
        require(command.actor());
        endTools(command); // also of a call that ended before its tools were ended with it
        if (!ended) {
            apply(new RemoteCallEnded(
                    id, owner, command.ending(), command.usage(), command.durationMs(), command.at()));
        }
    }

    private void endTools(EndRemoteCall command) {
        var outcome = command.ending().equals(EndRemoteCall.LOST) ? ToolOutcome.LOST : ToolOutcome.CANCELLED;
        new LinkedHashMap<>(running)
                .forEach((call, since) -> apply(new RemoteToolAnswered(
                        id,
                        owner,
                        call,
                        outcome,
                        Math.max(0, Duration.between(since, command.at()).toMillis()),
                        command.at())));
    }

    private void requireRunning(AccountId actor) {
        require(actor);
        if (ended) {
            throw new Refusal(Refusal.Code.INVALID, "The call has ended");
        }
    }

    private void require(AccountId actor) {
        if (!owner.equals(actor)) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "No such call");
        }
    }

    @EventSourcingHandler
    void on(RemoteCallAsked event) {
        id = event.callId();
        owner = event.owner();
    }

    @EventSourcingHandler
    void on(RemoteToolCalled event) {
        running.put(event.toolCallId(), event.calledAt());
    }

    @EventSourcingHandler
    void on(RemoteToolAnswered event) {
        running.remove(event.toolCallId());
    }

    @EventSourcingHandler
    void on(RemoteCallEnded event) {
        ended = true;
    }
}
