package io.ledgerchat.command.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.ledger.ForgettingEvent.HoldPlaced;
import io.ledgerchat.event.ledger.ForgettingEvent.HoldReleased;
import io.ledgerchat.event.ledger.ForgettingEvent.RetentionEnded;
import io.ledgerchat.event.ledger.ForgettingEvent.RetentionSet;
import io.ledgerchat.event.ledger.HoldId;
import io.ledgerchat.event.ledger.RetentionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What must be kept and what must go. */
class ForgettingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final AccountId ADMIN = new AccountId("65f000000000000000000002");
    private static final HoldId HOLD = new HoldId("aaaaaaaaaaaaaaaaaaaaaaaa");
    private static final RetentionId POLICY = new RetentionId("conversation", "USER");
    private static final HoldPlaced PLACED = new HoldPlaced(
            HOLD, ADA.subject(), Personal.of(new Subject("organisation", "self"), "a lawsuit"), ADMIN, null, NOW);

    private final HoldsInMemory holds = new HoldsInMemory();

    @Test
    void aHoldIsPlacedAndReleasedOnce() {
        AggregateTestFixture<Hold> placing = hold();
        placing.givenNoPriorActivity()
                .when(new PlaceHold(HOLD, ADA.subject(), "a lawsuit", ADMIN, null, NOW))
                .expectEvents(PLACED);
        assertThat(holds.held(NOW)).containsExactly(ADA.subject());

        hold().given(PLACED).when(new ReleaseHold(HOLD, ADMIN, NOW)).expectEvents(new HoldReleased(HOLD, ADMIN, NOW));
        assertThat(holds.held(NOW)).isEmpty();
        hold().given(PLACED, new HoldReleased(HOLD, ADMIN, NOW))
                .when(new ReleaseHold(HOLD, ADMIN, NOW))
                .expectNoEvents();
    }

    @Test
    void aHoldThatIsNotThereIsRefused() {
        hold().givenNoPriorActivity().when(new ReleaseHold(HOLD, ADMIN, NOW)).expectException(Refusal.class);
    }

    @Test
    void aPolicyIsToldWhenItChanges() {
        var set = new RetentionSet(POLICY, 30, ADMIN, NOW);
        retention()
                .givenNoPriorActivity()
                .when(new SetRetention(POLICY, 30, ADMIN, NOW))
                .expectEvents(set);
        retention().given(set).when(new SetRetention(POLICY, 30, ADMIN, NOW)).expectNoEvents();
        retention()
                .given(set)
                .when(new EndRetention(POLICY, ADMIN, NOW))
                .expectEvents(new RetentionEnded(POLICY, ADMIN, NOW));
        retention()
                .given(set, new RetentionEnded(POLICY, ADMIN, NOW))
                .when(new EndRetention(POLICY, ADMIN, NOW))
                .expectNoEvents();
    }

    private AggregateTestFixture<Hold> hold() {
        var fixture = new AggregateTestFixture<>(Hold.class);
        fixture.registerAnnotatedCommandHandler(new HoldKeeping(fixture.getRepository(), holds));
        return fixture;
    }

    private static AggregateTestFixture<Retention> retention() {
        return new AggregateTestFixture<>(Retention.class);
    }

    private static final class HoldsInMemory implements Holds {
        private final Map<HoldId, Subject> all = new HashMap<>();

        @Override
        public void add(HoldId hold, Subject subject, @Nullable Instant until) {
            all.put(hold, subject);
        }

        @Override
        public void remove(HoldId hold) {
            all.remove(hold);
        }

        @Override
        public Set<Subject> held(Instant at) {
            return Set.copyOf(all.values());
        }

        @Override
        public boolean unlessHeld(Set<Subject> keepers, Instant at, Runnable work) {
            throw new UnsupportedOperationException();
        }
    }
}
