package io.ledgerchat.command.ledger;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.balance.TokenRates;
import io.ledgerchat.event.model.CallReason;
import io.ledgerchat.event.model.ModelCallId;
import java.time.Instant;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Records that a model is about to be asked; where that fails it is not asked. */
public record BeginModelCall(
        @TargetAggregateIdentifier ModelCallId callId,
        @Nullable AccountId account,
        String provider,
        String endpoint,
        String model,
        Map<String, Object> parameters,
        CallReason reason,
        TokenRates rates,
        Instant at) {}
