package io.ledgerchat.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.support.LookedUpNames;
import io.ledgerchat.api.support.RunningLedgerChat;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.axonframework.updates.LoggingUpdateCheckerReporter;
import org.axonframework.updates.UpdateChecker;
import org.axonframework.updates.UpdateCheckerHttpClient;
import org.axonframework.updates.configuration.UsagePropertyProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Axon asks its makers for updates, a second after the start and ever after, unless told not to. It does not when it sees
 * JUnit on its stack, so everything here starts on a thread of its own; and it does not when the build's system property
 * says so, which is taken away here: what holds must be the application's own configuration.
 */
class NothingIsCalledHomeIT {
    private static final String SWITCH = "axoniq.update-checker.disabled";
    private static final String ADDRESS = "axoniq.usage.url";
    private static final String HOME = "update-check.invalid";
    private static final Duration LONGER_THAN_AXON_WAITS = Duration.ofSeconds(3);

    private String switchOfTheBuild = "";

    @BeforeEach
    void pointTheCheckerAtAStrangeHost() {
        RunningLedgerChat.shared();
        switchOfTheBuild = System.getProperty(SWITCH, "");
        System.clearProperty(SWITCH);
        System.setProperty(ADDRESS, "http://" + HOME + "/");
        LookedUpNames.forget();
    }

    @AfterEach
    void restore() {
        System.clearProperty(ADDRESS);
        System.setProperty(SWITCH, switchOfTheBuild);
    }

    @Test
    void theApplicationLooksUpNobodyButThisMachine() throws Exception {
        var start = onAThreadOfItsOwn(() -> RunningLedgerChat.shared().alongside(Map.of()));
        try (RunningLedgerChat node = start.get()) {
            assertThat(node.context().getBeanProvider(UpdateChecker.class)).isEmpty();
            assertThat(node.client().get("/readyz").statusCode()).isEqualTo(200);

            await().during(LONGER_THAN_AXON_WAITS)
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(strangers()).isEmpty());
        }
    }

    @Test
    void aCheckerThatIsLeftOnWouldBeSeen() throws Exception {
        UsagePropertyProvider properties = leftOn();
        var checker = onAThreadOfItsOwn(() -> {
                    var started = new UpdateChecker(
                            new UpdateCheckerHttpClient(properties), new LoggingUpdateCheckerReporter(), properties);
                    started.start();
                    return started;
                })
                .get();
        try {
            await().atMost(Duration.ofMinutes(1)).until(() -> strangers().contains(HOME));
        } finally {
            checker.stop();
        }
    }

    /** Axon's own would leave a file in the tester's home folder. */
    private static UsagePropertyProvider leftOn() {
        return new UsagePropertyProvider() {
            @Override
            public Boolean getDisabled() {
                return false;
            }

            @Override
            public String getUrl() {
                return "http://" + HOME + "/";
            }

            @Override
            public int priority() {
                return 0;
            }
        };
    }

    private static Set<String> strangers() throws UnknownHostException {
        var known = Set.of("localhost", InetAddress.getLocalHost().getHostName());
        return LookedUpNames.all().stream()
                .filter(name -> !known.contains(name))
                .collect(Collectors.toSet());
    }

    private static <T> FutureTask<T> onAThreadOfItsOwn(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().start(task);
        return task;
    }
}
