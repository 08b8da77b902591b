package io.ledgerchat.event.model;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.balance.TokenRates;
import java.time.Instant;
import java.util.Map;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A model provider was asked, for a reply, a title or anything else. */
public sealed interface ModelCallEvent {
    ModelCallId callId();

    /**
     * A model is about to be asked by {@code endpoint}, which speaks the protocol {@code provider}. Of the parameters
     * those are told that cannot hold a person's words: known numbers and truths, and choices such as the effort. What was
     * said is in the message, or nowhere. {@code rates} is what its tokens cost at that time, as this installation knew it.
     */
    @EventName("model.call-begun")
    @Revision("1")
    record ModelCallBegun(
            ModelCallId callId,
            @Nullable AccountId account,
            String provider,
            String endpoint,
            String model,
            Map<String, Object> parameters,
            Instant begunAt,
            @Nullable CallReason reason,
            @Nullable TokenRates rates)
            implements ModelCallEvent {}

    /**
     * The call is over; {@code end} is {@code finished}, {@code cancelled}, {@code timed-out}, {@code lost} with the node that
     * made it, or {@code failed}, then with the provider's HTTP {@code status} (0 when there was none). Tokens are the provider's own count, absent if it told none.
     */
    @EventName("model.call-ended")
    @Revision("1")
    record ModelCallEnded(
            ModelCallId callId,
            @Nullable AccountId account,
            String end,
            @Nullable Integer status,
            @Nullable Long inputTokens,
            @Nullable Long outputTokens,
            @Nullable Long cacheWriteTokens,
            @Nullable Long cacheReadTokens,
            Instant endedAt)
            implements ModelCallEvent {}
}
