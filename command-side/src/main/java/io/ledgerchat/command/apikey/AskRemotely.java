package io.ledgerchat.command.apikey;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.ApiKeyId;
import io.ledgerchat.event.apikey.RemoteCallId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that an agent is asked from outside, before its model is. */
public record AskRemotely(
        @TargetAggregateIdentifier RemoteCallId callId,
        AccountId actor,
        ApiKeyId apiKeyId,
        String agentId,
        String endpoint,
        String model,
        Instant at) {}
