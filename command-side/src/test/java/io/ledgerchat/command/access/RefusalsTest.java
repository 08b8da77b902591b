package io.ledgerchat.command.access;

import io.ledgerchat.event.access.AccessEvent.RefusalsCounted;
import io.ledgerchat.event.access.AccessEvent.RequestRefused;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant NOW = START.plusSeconds(5);
    private static final RefusalWindow WINDOW = new RefusalWindow("sign-in", "ab12", START);
    private static final RequestRefused REFUSED = new RequestRefused("sign-in", "ab12", ADA, START, NOW);

    private final FixtureConfiguration<Refusals> refusals = new AggregateTestFixture<>(Refusals.class);

    @Test
    void theFirstRefusalOfAWindowIsRecorded() {
        refusals.givenNoPriorActivity()
                .when(new RecordRefusal(WINDOW, ADA, NOW))
                .expectEvents(REFUSED);
    }

    @Test
    void furtherOnesRecordNothing() {
        refusals.given(REFUSED)
                .when(new RecordRefusal(WINDOW, ADA, NOW.plusSeconds(1)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theNumberIsToldWhenTheWindowIsOver() {
        refusals.given(REFUSED)
                .when(new CountRefusals(WINDOW, 41, NOW.plusSeconds(900)))
                .expectEvents(new RefusalsCounted("sign-in", "ab12", START, 41, NOW.plusSeconds(900)));
    }

    @Test
    void aWindowWithoutRefusalsHasNoNumber() {
        refusals.givenNoPriorActivity()
                .when(new CountRefusals(WINDOW, 41, NOW))
                .expectNoEvents()
                .expectException(RuntimeException.class);
    }
}
