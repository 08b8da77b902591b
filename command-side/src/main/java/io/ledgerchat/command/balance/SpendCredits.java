package io.ledgerchat.command.balance;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.balance.TokenRates;
import io.ledgerchat.event.balance.TransactionId;
import io.ledgerchat.event.message.ReplyUsage;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Pays for what a model did, once. What was produced is paid for, also when it costs more than is left. */
public record SpendCredits(
        @TargetAggregateIdentifier TransactionId transactionId,
        AccountId owner,
        @NotBlank String endpoint,
        @NotBlank String model,
        ReplyUsage usage,
        TokenRates rates,
        Instant at)
        implements BalanceCommand {}
