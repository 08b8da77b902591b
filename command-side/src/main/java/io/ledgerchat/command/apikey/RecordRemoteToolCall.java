package io.ledgerchat.command.apikey;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.RemoteCallId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that the model of a call from outside calls a tool, before the tool does anything. */
public record RecordRemoteToolCall(
        @TargetAggregateIdentifier RemoteCallId callId,
        AccountId actor,
        String toolCallId,
        String tool,
        String arguments,
        Instant at) {}
