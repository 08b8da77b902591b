package io.ledgerchat.command.ledger;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.balance.TokenRates;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.ledger.LedgerEvent.ConfigurationApplied;
import io.ledgerchat.event.ledger.LedgerEvent.RebuildEnded;
import io.ledgerchat.event.ledger.LedgerEvent.SigningKeyIntroduced;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.model.CallReason;
import io.ledgerchat.event.model.ModelCallEvent.ModelCallBegun;
import io.ledgerchat.event.model.ModelCallEvent.ModelCallEnded;
import io.ledgerchat.event.model.ModelCallId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** What is recorded about the installation and its questions to models. */
class InstallationRecordsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final ModelCallId CALL = new ModelCallId("12121212-3434-4565-8787-909090909090");
    private static final CallReason REPLY = CallReason.reply(
            new ConversationId("11111111-2222-4333-8444-555555555555"),
            new MessageId("11111111-2222-4333-8444-666666666666"));
    private static final TokenRates RATES = new TokenRates(1, 2, 3, 4);
    private static final ModelCallBegun BEGUN =
            new ModelCallBegun(CALL, ADA, "OPENAI", "openAI", "gpt-4o", Map.of("temperature", 1), NOW, REPLY, RATES);

    @Test
    void aCallIsToldBeforeItBegins() {
        new AggregateTestFixture<>(ModelCallRecord.class)
                .givenNoPriorActivity()
                .when(new BeginModelCall(
                        CALL, ADA, "OPENAI", "openAI", "gpt-4o", Map.of("temperature", 1), REPLY, RATES, NOW))
                .expectEvents(BEGUN);
    }

    @Test
    void aCallEndsOnceWithWhatTheProviderCounted() {
        var end = new EndModelCall(CALL, "finished", null, new EndModelCall.Tokens(1, 2, 3, 4), NOW);
        var ended = new ModelCallEnded(CALL, ADA, "finished", null, 1L, 2L, 3L, 4L, NOW);

        new AggregateTestFixture<>(ModelCallRecord.class).given(BEGUN).when(end).expectEvents(ended);
        new AggregateTestFixture<>(ModelCallRecord.class)
                .given(BEGUN, ended)
                .when(end)
                .expectNoEvents();
    }

    @Test
    void theFirstStartTellsEverySetting() {
        new AggregateTestFixture<>(AppliedConfiguration.class)
                .givenNoPriorActivity()
                .when(new ApplyConfiguration("1", "h", Map.of("PORT", "a", "HOST", "b"), NOW))
                .expectEvents(new ConfigurationApplied("1", "h", Map.of("PORT", "a", "HOST", "b"), List.of(), NOW));
    }

    @Test
    void aLaterStartTellsWhatDiffersAndIsToldAlsoWhenNothingDoes() {
        var first = new ConfigurationApplied("1", "h", Map.of("PORT", "a", "HOST", "b"), List.of(), NOW);

        new AggregateTestFixture<>(AppliedConfiguration.class)
                .given(first)
                .when(new ApplyConfiguration("2", "i", Map.of("PORT", "c"), NOW))
                .expectEvents(new ConfigurationApplied("2", "i", Map.of("PORT", "c"), List.of("HOST"), NOW));
        new AggregateTestFixture<>(AppliedConfiguration.class)
                .given(first)
                .when(new ApplyConfiguration("1", "h", Map.of("PORT", "a", "HOST", "b"), NOW))
                .expectEvents(new ConfigurationApplied("1", "h", Map.of(), List.of(), NOW));
    }

    @Test
    void aRebuildTellsHowItEnded() {
        new AggregateTestFixture<>(RebuildRecord.class)
                .givenNoPriorActivity()
                .when(new EndRebuild(
                        "12121212-3434-4565-8787-909090909091", "message", "switched", true, false, 2L, NOW))
                .expectEvents(new RebuildEnded("message", "switched", true, false, 2L, NOW));
    }

    @Test
    void aSigningKeyIsToldOnce() {
        new AggregateTestFixture<>(SigningKeyRecord.class)
                .givenNoPriorActivity()
                .when(new IntroduceSigningKey("log+1+a", NOW))
                .expectEvents(new SigningKeyIntroduced("log+1+a", NOW));
    }
}
