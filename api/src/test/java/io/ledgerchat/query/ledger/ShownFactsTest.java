package io.ledgerchat.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.infra.ledger.StoredSamples;
import io.ledgerchat.infra.verifier.ClearFacts;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the audit log shows of an event, the verifier finds again in the bytes that are proven. */
class ShownFactsTest {
    @TestFactory
    Stream<DynamicTest> everyDetailShownIsInTheStoredEvent() {
        return StoredSamples.all().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey().getClass().getSimpleName(), () -> compare(sample.getKey(), sample.getValue())));
    }

    private static void compare(Object event, byte[] stored) {
        Map<String, Object> facts = ClearFacts.of(stored);
        Map<String, Object> shown = EventFacts.of(event).details();

        assertThat(shown)
                .allSatisfy((name, value) -> assertThat(ClearFacts.say(facts, name, value))
                        .as("%s: shown %s, stored %s", name, value, facts)
                        .isTrue());
        assertThat(facts.keySet()).allMatch(name -> ClearFacts.isShown(name, shown), "is shown");
    }
}
