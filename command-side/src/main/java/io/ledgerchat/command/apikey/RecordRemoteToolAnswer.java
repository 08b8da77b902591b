package io.ledgerchat.command.apikey;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.RemoteCallId;
import io.ledgerchat.event.message.ToolOutcome;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records how a tool call of a call from outside came out. */
public record RecordRemoteToolAnswer(
        @TargetAggregateIdentifier RemoteCallId callId,
        AccountId actor,
        String toolCallId,
        ToolOutcome outcome,
        long durationMs,
        Instant at) {}
