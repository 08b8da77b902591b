package io.ledgerchat.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.event.account.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;

/** What is not known of a deleted account is not called removed. */
class WhenAccountIsGoneTest {
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final Instant GONE = Instant.parse("2026-03-01T08:00:00Z");
    private static final Map<String, Long> HAD = Map.of("views.message", 2L);

    private final List<Object> reported = new ArrayList<>();
    private Map<String, Long> left = Map.of();

    @Test
    void whatIsGoneIsReported() {
        lookAfter(5);

        assertThat(reported).containsExactly(new ReportDeparture(ADA, HAD, Map.of(), GONE.plusSeconds(5)));
    }

    @Test
    void whatIsNotKnownIsWaitedForAnHour() {
        left = Map.of("search", Belongings.UNKNOWN);
        lookAfter(5);
        lookAfter(3600);
        assertThat(reported).isEmpty();

        lookAfter(3601);
        assertThat(reported).containsExactly(new ReportDeparture(ADA, HAD, left, GONE.plusSeconds(3601)));
    }

    private void lookAfter(long seconds) {
        var clock = Clock.fixed(GONE.plusSeconds(seconds), ZoneOffset.UTC);
        new WhenAccountIsGoneThenItIsReported(new OneDeparture(), account -> left, gateway(), clock).report();
    }

    private CommandGateway gateway() {
        var bus = SimpleCommandBus.builder().build();
        var unused = bus.subscribe(ReportDeparture.class.getName(), command -> reported.add(command.getPayload()));
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }

    private static final class OneDeparture implements Departures {
        @Override
        public void begin(AccountId account, Map<String, Long> removed, Instant at) {
            throw new UnsupportedOperationException("nobody leaves");
        }

        @Override
        public List<Pending> pending(int limit) {
            return List.of(new Pending(ADA, HAD, GONE));
        }

        @Override
        public void end(AccountId account) {
            throw new UnsupportedOperationException("reports end it");
        }
    }
}
