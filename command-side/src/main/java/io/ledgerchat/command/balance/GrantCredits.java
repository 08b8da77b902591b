package io.ledgerchat.command.balance;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.balance.TransactionId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives an account credits, once for each transaction id. */
public record GrantCredits(
        @TargetAggregateIdentifier TransactionId transactionId,
        AccountId owner,
        @NotBlank String reason,
        @PositiveOrZero long microCredits,
        Instant at)
        implements BalanceCommand {}
