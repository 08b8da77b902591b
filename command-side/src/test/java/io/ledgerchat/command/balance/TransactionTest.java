package io.ledgerchat.command.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.support.OnlyAccount;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.balance.BalanceEvent.CreditsGranted;
import io.ledgerchat.event.balance.BalanceEvent.CreditsSpent;
import io.ledgerchat.event.balance.TokenRates;
import io.ledgerchat.event.balance.TransactionId;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.ReplyUsage;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final AccountId NOBODY = new AccountId("65f000000000000000000009");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final MessageId REPLY = new MessageId("66666666-7777-4888-9999-aaaaaaaaaaaa");
    private static final ReplyUsage USAGE = new ReplyUsage(100, 10, 0, 40);
    private static final TokenRates RATES = new TokenRates(2_500_000, 10_000_000, 2_500_000, 1_250_000);
    private static final GrantCredits START =
            new GrantCredits(TransactionId.ofStart(ADA), ADA, "start", 20_000_000_000L, NOW);
    private static final SpendCredits SPEND =
            new SpendCredits(TransactionId.ofReply(REPLY), ADA, "openAI", "gpt-4o", USAGE, RATES, NOW);

    private final FixtureConfiguration<Transaction> transaction = new AggregateTestFixture<>(Transaction.class);

    @BeforeEach
    void handle() {
        transaction.registerAnnotatedCommandHandler(
                new TransactionKeeping(transaction.getRepository(), new OnlyAccount(ADA)));
    }

    @Test
    void creditsAreGrantedOnce() {
        var granted = new CreditsGranted(TransactionId.ofStart(ADA), ADA, "start", 20_000_000_000L, NOW);
        transaction.givenNoPriorActivity().when(START).expectEvents(granted);
        transaction
                .given(granted)
                .when(START)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aReplyIsPaidForOnceByItsTokensAndTheirRates() {
        var spent = new CreditsSpent(
                TransactionId.ofReply(REPLY), ADA, "openAI", "gpt-4o", USAGE, RATES, 400_000_000L, NOW);
        transaction.givenNoPriorActivity().when(SPEND).expectEvents(spent);
        transaction.given(spent).when(SPEND).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void anAccountThatIsGoneIsGrantedNothing() {
        transaction
                .givenNoPriorActivity()
                .when(new GrantCredits(TransactionId.ofStart(NOBODY), NOBODY, "start", 1, NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aModelCostsWhatItsFamilyDoesAndTheLongestNameCounts() {
        assertThat(Prices.published("gpt-4o-mini-2024-07-18").orElseThrow().input())
                .isEqualTo(0.15);
        assertThat(Prices.published("GPT-4o").orElseThrow().rates().input()).isEqualTo(2_500_000);
        assertThat(Prices.published("claude-sonnet-4-5").orElseThrow().cacheRead())
                .isCloseTo(0.3, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(Prices.published("quokka-7b")).isEmpty();
    }

    @Test
    void refillsOfDifferentPeriodsAreDifferentTransactions() {
        assertThat(TransactionId.ofRefill(ADA, NOW))
                .isEqualTo(TransactionId.ofRefill(ADA, NOW))
                .isNotEqualTo(TransactionId.ofRefill(ADA, NOW.plusMillis(1)));
    }
}
