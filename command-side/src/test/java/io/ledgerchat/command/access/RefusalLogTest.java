package io.ledgerchat.command.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private final List<Object> recorded = new ArrayList<>();
    private final MovableClock clock = new MovableClock();
    private boolean storeIsDown;
    private boolean stopsMeanwhile;
    private int meetings;
    private final RefusalLog log = new RefusalLog(gateway(), clock);

    @Test
    void theFirstRefusalIsRecordedAtOnceAndTheOthersAreCountedWhenTheWindowIsOver() {
        log.refused("sign-in", "ab12", null);
        log.refused("sign-in", "ab12", null);
        log.refused("sign-in", "ab12", null);

        var window = new RefusalWindow("sign-in", "ab12", START);
        assertThat(recorded).containsExactly(new RecordRefusal(window, null, START));

        clock.now = START.plusSeconds(901);
        log.tellWhatIsOver();
        log.tellWhatIsOver();
        assertThat(recorded.subList(1, recorded.size())).containsExactly(new CountRefusals(window, 3, clock.now));
    }

    @Test
    void nodesThatTellTheirNumbersAtOnceTellAllOfThem() {
        log.refused("sign-in", "ab12", null);
        log.refused("sign-in", "ab12", null);
        clock.now = START.plusSeconds(901);
        meetings = 2;
        log.tellWhatIsOver();

        assertThat(recorded)
                .last()
                .isEqualTo(new CountRefusals(new RefusalWindow("sign-in", "ab12", START), 2, clock.now));
    }

    @Test
    void aSingleRefusalIsNotCountedAgain() {
        log.refused("sign-in", "ab12", null);
        clock.now = START.plusSeconds(901);
        log.tellWhatIsOver();

        assertThat(recorded).hasSize(1);
    }

    @Test
    void aRequestAfterTheWindowTellsOnlyItself() {
        log.refused("sign-in", "ab12", null);
        log.refused("sign-in", "ab12", null);
        clock.now = START.plusSeconds(901);
        log.refused("sign-in", "ab12", null);
        log.refused("sign-in", "ab12", null);

        var before = new RefusalWindow("sign-in", "ab12", START);
        var after = new RefusalWindow("sign-in", "ab12", START.plusSeconds(900));
        assertThat(recorded)
                .containsExactly(new RecordRefusal(before, null, START), new RecordRefusal(after, null, clock.now));

        log.tellWhatIsOver();
        assertThat(recorded).hasSize(3).last().isEqualTo(new CountRefusals(before, 2, clock.now));
        log.stop();
        assertThat(recorded).hasSize(4).last().isEqualTo(new CountRefusals(after, 2, clock.now));
    }

    @Test
    void aStopTellsWhatIsStillToBeTold() {
        for (var key : List.of("ab12", "cd34", "ef56")) {
            log.refused("sign-in", key, null);
            log.refused("sign-in", key, null);
        }
        clock.now = START.plusSeconds(901);
        stopsMeanwhile = true;
        log.tellWhatIsOver();

        assertThat(recorded.stream()
                        .filter(CountRefusals.class::isInstance)
                        .map(count -> ((CountRefusals) count).window().key()))
                .containsExactlyInAnyOrder("ab12", "cd34", "ef56");
    }

    @Test
    void aFloodFromManyAddressesSharesOneEntryBeyondTheBound() {
        for (int address = 0; address < RefusalLog.MAX_KEYS * 3; address++) {
            log.refused("limit-login", "address-" + address, null);
        }

        assertThat(recorded)
                .hasSize(RefusalLog.MAX_KEYS + 1)
                .last()
                .isEqualTo(new RecordRefusal(new RefusalWindow("limit-login", RefusalLog.OTHERS, START), null, START));
    }

    @Test
    void aRefusalThatCouldNotBeRecordedIsTriedAgainWithTheNext() {
        storeIsDown = true;
        assertThatNoException().isThrownBy(() -> log.refused("sign-in", "ab12", null));
        storeIsDown = false;
        log.refused("sign-in", "ab12", null);

        assertThat(recorded).hasSize(1);
    }

    @Test
    void aNormalStopTellsTheNumbersSoFar() {
        log.start();
        log.refused("ban", "ab12", null);
        log.refused("ban", "ab12", null);
        log.stop();

        assertThat(recorded).last().isEqualTo(new CountRefusals(new RefusalWindow("ban", "ab12", START), 2, START));
    }

    private CommandGateway gateway() {
        var bus = SimpleCommandBus.builder().build();
        for (var command : List.of(RecordRefusal.class, CountRefusals.class)) {
            var unused = bus.subscribe(command.getName(), this::record);
        }
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }

    private Object record(CommandMessage<?> command) {
        if (meetings-- > 0) {
            throw new ConcurrencyException("told by another node at this moment");
        }
        if (storeIsDown) {
            throw new IllegalStateException("the store is down");
        }
        recorded.add(command.getPayload());
        if (stopsMeanwhile) {
            stopsMeanwhile = false;
            log.stop();
            assertThat(recorded).as("told before the stop has ended").hasSize(6);
        }
        return true;
    }

    private static final class MovableClock extends Clock {
        private Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
