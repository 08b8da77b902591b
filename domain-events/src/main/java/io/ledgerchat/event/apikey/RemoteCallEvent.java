package io.ledgerchat.event.apikey;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.message.ReplyUsage;
import io.ledgerchat.event.message.ToolOutcome;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An agent was asked from outside, by an API key. Nothing of what was said is kept (contract 85 §3), only that it was
 * asked, what its model and tools did, and how it ended.
 */
public sealed interface RemoteCallEvent {
    RemoteCallId callId();

    /** Whose key it was. */
    AccountId owner();

    /** The model of an agent was asked. {@code endpoint} and {@code model} are the provider's. */
    @EventName("remote-call.asked")
    @Revision("1")
    record RemoteCallAsked(
            RemoteCallId callId,
            AccountId owner,
            ApiKeyId apiKeyId,
            String agentId,
            String endpoint,
            String model,
            Instant askedAt)
            implements RemoteCallEvent {}

    /** The model calls a tool; recorded before the tool does anything. */
    @EventName("remote-call.tool-called")
    @Revision("1")
    record RemoteToolCalled(
            RemoteCallId callId,
            AccountId owner,
            String toolCallId,
            String tool,
            Personal<String> arguments,
            Instant calledAt)
            implements RemoteCallEvent {}

    /** A tool call came out. */
    @EventName("remote-call.tool-answered")
    @Revision("1")
    record RemoteToolAnswered(
            RemoteCallId callId,
            AccountId owner,
            String toolCallId,
            ToolOutcome outcome,
            long durationMs,
            Instant answeredAt)
            implements RemoteCallEvent {}

    /** It is over; {@code ending} is {@code completed}, {@code failed}, {@code abandoned} or {@code lost} with its node. */
    @EventName("remote-call.ended")
    @Revision("1")
    record RemoteCallEnded(
            RemoteCallId callId,
            AccountId owner,
            String ending,
            @Nullable ReplyUsage usage,
            long durationMs,
            Instant endedAt)
            implements RemoteCallEvent {}
}
