package io.ledgerchat.command.apikey;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.RemoteCallId;
import io.ledgerchat.event.message.ReplyUsage;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Records the end of a call from outside: {@code completed}, {@code failed} or {@code abandoned}. The first end holds. */
public record EndRemoteCall(
        @TargetAggregateIdentifier RemoteCallId callId,
        AccountId actor,
        String ending,
        @Nullable ReplyUsage usage,
        long durationMs,
        Instant at) {}
