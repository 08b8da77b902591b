package io.ledgerchat.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.ledger.AuditWords;
import io.ledgerchat.event.message.MessageEvent.ToolAnswered;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.event.message.ToolOutcome;
import io.ledgerchat.infra.ledger.StoredSamples;
import io.ledgerchat.infra.verifier.ClearFacts;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the audit log shows of an event, the verifier finds again in the bytes that are proven. */
class ShownFactsTest {
    @TestFactory
    Stream<DynamicTest> everyDetailShownIsInTheStoredEvent() {
        return StoredSamples.all().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey().getClass().getSimpleName(), () -> compare(sample.getKey(), sample.getValue())));
    }

    @ParameterizedTest
    @EnumSource
    void everyWayAToolCallCameOutIsFoundAgain(ToolOutcome outcome) {
        var answered = new ToolAnswered(
                new MessageId("66666666-7777-4888-9999-aaaaaaaaaaaa"),
                new ConversationId("7c9e6679-7425-40de-944b-e07fc1f90ae7"),
                new AccountId("65f0c0ffee65f0c0ffee65f0"),
                "call-1",
                "clock",
                outcome,
                120,
                Instant.EPOCH);

        compare(answered, StoredSamples.stored(answered));
    }

    private static void compare(Object event, byte[] stored) {
        Map<String, Object> facts = ClearFacts.of(stored);
        Map<String, Object> shown = EventFacts.of(event).details();

        assertThat(shown)
                .allSatisfy((name, value) -> assertThat(ClearFacts.say(facts, name, value))
                        .as("%s: shown %s, stored %s", name, value, facts)
                        .isTrue());
        assertThat(facts.keySet()).allMatch(name -> ClearFacts.isShown(name, shown), "is shown");
        assertThat(ClearFacts.subject(facts)).isEqualTo(EventFacts.of(event).subject());
        assertThat(ClearFacts.doer(facts)).isEqualTo(EventFacts.of(event).doer());
        assertThat(AuditWords.outcome("a.thing", facts)).isEqualTo(AuditWords.outcome("a.thing", shown));
    }
}
