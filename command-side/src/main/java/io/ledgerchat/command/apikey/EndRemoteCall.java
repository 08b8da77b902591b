package io.ledgerchat.command.apikey;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.RemoteCallId;
import io.ledgerchat.event.message.ReplyUsage;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Records the end of a call from outside: {@code completed}, {@code failed}, {@code abandoned} or {@code lost}. The first end
 * holds.
 */
public record EndRemoteCall(
        @TargetAggregateIdentifier RemoteCallId callId,
        AccountId actor,
        String ending,
        @Nullable ReplyUsage usage,
        long durationMs,
        Instant at) {
    /** The node that ran it died. */
    public static final String LOST = "lost";
}
