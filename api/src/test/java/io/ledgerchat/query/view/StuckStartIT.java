package io.ledgerchat.query.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.OperatorLine;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.event.account.AccountEvent.AccountRegistered;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A start that fills a view and comes to an event that it cannot take answers nobody yet, and is helped by its operator. */
class StuckStartIT {
    private static final Duration BOUND = Duration.ofMinutes(2);
    private static final String WAITS = "Filling view venom: \\d+ %; it cannot take event ";

    /** New in the version that starts. */
    private static final class Venom implements RelationalView {
        @Override
        public String name() {
            return "venom";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String ddl() {
            return "io/ledgerchat/query/view/switched-1.sql";
        }

        @Override
        public Set<String> tables() {
            return Set.of("switched_one", "switched_two");
        }

        @Override
        public Object projection(ViewSchema schema) {
            return new Poisoned();
        }
    }

    private static final class Poisoned {
        @EventHandler
        void on(AccountRegistered event) {
            throw new IllegalStateException("It cannot be taken");
        }
    }

    @Test
    void itGoesOnWhenTheOperatorHasTheEventSkipped() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var former = RunningLedgerChat.startWithoutSearch(
                        RunningLedgerChat.temporaryHome(), Map.of("ALLOW_REGISTRATION", "true"))) {
            former.administrator();
            former.context().close();
            var operator = new OperatorLine(former.backends().home().path());
            var starting = new AtomicReference<ConfigurableApplicationContext>();
            Future<RunningLedgerChat> start = executor.submit(() -> former.alongside(Map.of(), context -> {
                context.getBeanFactory().registerSingleton("venom", new Venom());
                starting.set(context);
            }));

            String told = await().atMost(BOUND)
                    .until(() -> filling(starting.get()), text -> text.matches(WAITS + "[0-9a-f-]+"));
            String event = told.replaceFirst(WAITS, "");
            assertThat(operator.does("dead-letters"))
                    .contains("venom  " + event + "  account.registered, number ")
                    .contains("IllegalStateException");
            assertThat(operator.does("dead-letters", "--retry", "venom")).contains("venom tries again.");
            assertThat(start).isNotDone();

            operator.does("dead-letters", "--skip", "venom", event, "--reason", "cannot be taken by anybody");

            try (RunningLedgerChat started = start.get(BOUND.toSeconds(), TimeUnit.SECONDS)) {
                assertThat(started.client().get("/readyz").body()).isEqualTo("OK");
                assertThat(started.bean(ViewProcessors.class).status())
                        .filteredOn(view -> view.name().equals("venom"))
                        .singleElement()
                        .returns(false, ViewStatus::failing);
            }
        }
    }

    private static String filling(ConfigurableApplicationContext starting) {
        return starting.getBean(ViewProcessors.class).filling().orElse("");
    }
}
