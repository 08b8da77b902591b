package io.ledgerchat.command.ledger;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.ledger.LedgerEvent.EventSkipped;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** The decision that a view goes on without an event. */
class SkippedEventTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final AccountId ADMIN = new AccountId("65f000000000000000000002");
    private static final SkipEvent SKIP = new SkipEvent("message", "event-1", ADMIN, "it is broken", NOW);
    private static final EventSkipped SKIPPED =
            new EventSkipped("message", "event-1", ADMIN, Personal.of(Subject.ORGANISATION, "it is broken"), NOW);

    @Test
    void itIsRecordedWithItsReason() {
        skipped().givenNoPriorActivity().when(SKIP).expectEvents(SKIPPED);
    }

    @Test
    void askingAgainAfterAnInterruptionRecordsNothing() {
        skipped().given(SKIPPED).when(SKIP).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    private static AggregateTestFixture<SkippedEvent> skipped() {
        return new AggregateTestFixture<>(SkippedEvent.class);
    }
}
