package io.ledgerchat.event.balance;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.message.ReplyUsage;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** Credits moved. Amounts are in millionths of a credit and never negative. */
public sealed interface BalanceEvent {
    TransactionId transactionId();

    AccountId owner();

    /** An account was given credits; {@code reason} is {@code start}, {@code refill} or {@code added}. */
    @EventName("balance.credits-granted")
    @Revision("1")
    record CreditsGranted(
            TransactionId transactionId, AccountId owner, String reason, long microCredits, Instant grantedAt)
            implements BalanceEvent {}

    /** What a model did was paid for, at these rates: a question to it, or a reply of which no provider counted anything. */
    @EventName("balance.credits-spent")
    @Revision("1")
    record CreditsSpent(
            TransactionId transactionId,
            AccountId owner,
            String endpoint,
            String model,
            ReplyUsage usage,
            TokenRates rates,
            long microCredits,
            Instant spentAt)
            implements BalanceEvent {}
}
