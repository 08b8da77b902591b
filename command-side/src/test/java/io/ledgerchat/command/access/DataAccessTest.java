package io.ledgerchat.command.access;

import io.ledgerchat.event.access.AccessEvent.DataRead;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class DataAccessTest {
    private static final AccountId ADMIN = new AccountId("65f000000000000000000001");
    private static final AccountId OWNER = new AccountId("65f000000000000000000002");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final FixtureConfiguration<DataAccess> access = new AggregateTestFixture<>(DataAccess.class);

    @Test
    void aReadTellsWhoSawWhatOfWhom() {
        access.givenNoPriorActivity()
                .when(new RecordRead("7f3a", ADMIN, "download", "file:1", OWNER, NOW))
                .expectEvents(new DataRead(ADMIN, "download", "file:1", OWNER, NOW));
    }

    @Test
    void aReadThatIsRecordedIsNotRecordedAgain() {
        var read = new RecordRead("7f3a", null, "open", "share:1", OWNER, NOW);
        access.givenCommands(read)
                .when(new RecordRead("7f3a", null, "open", "share:1", OWNER, NOW.plusSeconds(9)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whatBelongsToNobodyHasNoOwner() {
        access.givenNoPriorActivity()
                .when(new RecordRead("7f3a", ADMIN, "export", "ledger:all", null, NOW))
                .expectEvents(new DataRead(ADMIN, "export", "ledger:all", null, NOW));
    }
}
