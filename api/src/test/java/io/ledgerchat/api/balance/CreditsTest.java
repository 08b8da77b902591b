package io.ledgerchat.api.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.Variables;
import io.ledgerchat.api.configuration.file.ConfigurationFileReader;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.command.balance.GrantCredits;
import io.ledgerchat.command.balance.PriceList;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.balance.TokenRates;
import io.ledgerchat.query.balance.Balance;
import io.ledgerchat.query.balance.FindBalance;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** What was just granted is there, though the views show it late. */
class CreditsTest {
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant NOW = START.plusSeconds(60);
    private static final String RULES = """
            balance:
              enabled: true
              startBalance: 1000
              autoRefillEnabled: true
              refillIntervalValue: 1
              refillIntervalUnit: seconds
              refillAmount: 7000
            """;

    private Optional<Balance> recorded = Optional.empty();
    private Optional<Balance> shown = Optional.empty();
    /** How often the views are waited for in vain. */
    private int late = 3;

    @Test
    void aNewPersonIsToldWhatTheyStartWith() {
        assertThat(credits().of(ADA)).contains(new Balance(1_000_000_000, NOW));
    }

    @Test
    void theFirstTurnOfANewPersonIsPaidForByTheirStart() {
        assertThat(credits().shortage(ADA, "Fake", "fake-echo", 10)).isEmpty();
    }

    @Test
    void whatWasDueAgainPaysForTheNextTurn() {
        recorded = Optional.of(new Balance(0, START));
        shown = recorded;
        assertThat(credits().shortage(ADA, "Fake", "fake-echo", 10)).isEmpty();
        assertThat(shown).contains(new Balance(7_000_000_000L, NOW));
    }

    @Test
    void viewsThatNeverPassLeaveWhatWasThere() {
        late = Integer.MAX_VALUE;
        recorded = Optional.of(new Balance(0, START));
        shown = recorded;
        assertThat(credits().shortage(ADA, "Fake", "fake-echo", 10)).contains(new Credits.Shortage(0, 100, 10));
    }

    private Credits credits() {
        var file = ConfigurationFileReader.parse("librechat.yaml", RULES, new Variables(new MockEnvironment()));
        return new Credits(
                file, new TenCreditsForAToken(), queries(), commands(), new Moments(Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    private Queries queries() {
        var bus = SimpleQueryBus.builder().build();
        var unused = new AnnotationQueryHandlerAdapter<>(new View()).subscribe(bus);
        return new Queries(DefaultQueryGateway.builder().queryBus(bus).build(), this::pass);
    }

    private Commands commands() {
        var bus = SimpleCommandBus.builder().build();
        var unused = bus.subscribe(GrantCredits.class.getName(), this::grant);
        return new Commands(DefaultCommandGateway.builder().commandBus(bus).build(), this::pass);
    }

    private Object grant(CommandMessage<?> command) {
        var given = (GrantCredits) command.getPayload();
        recorded = Optional.of(
                new Balance(recorded.map(Balance::microCredits).orElse(0L) + given.microCredits(), given.at()));
        return true;
    }

    private boolean pass() {
        if (late-- > 0) {
            return false;
        }
        shown = recorded;
        return true;
    }

    private final class View {
        @QueryHandler
        Optional<Balance> handle(FindBalance query) {
            return shown;
        }
    }

    private static final class TenCreditsForAToken implements PriceList {
        @Override
        public boolean charges() {
            return true;
        }

        @Override
        public TokenRates rates(String endpoint, String model) {
            return new TokenRates(10_000_000, 10_000_000, 10_000_000, 10_000_000);
        }
    }
}
