package io.ledgerchat.query.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.infra.ledger.SeededHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The program is killed while it fills a view again. Started again, it goes on from there, and the view comes out the same. */
class RebuildAfterKillIT {
    private static final Path JAR = Path.of("target", "ledgerchat.jar").toAbsolutePath();
    private static final Duration BOUND = Duration.ofMinutes(10);
    private static final int EVENTS = 2_000;
    private static final long BEFORE_THE_KILL = 500;

    private final Path home = RunningLedgerChat.temporaryHome().toAbsolutePath();
    private @Nullable Process program;

    @BeforeEach
    void livesALittle() throws InterruptedException {
        try (var server = RunningLedgerChat.start(home, Map.of("SEARCH", "false"))) {
            new SeededHistory(server, 7).append(EVENTS);
            await().atMost(BOUND).until(server.bean(ViewProcessors.class)::awaitHead);
        }
    }

    @AfterEach
    void stops() throws InterruptedException {
        Process running = program;
        if (running != null) {
            running.destroy();
            running.waitFor();
        }
    }

    @Test
    void aRebuildGoesOnWhereTheKilledProgramWas() throws Exception {
        // Slowly, so that there is a middle to be killed in.
        Process first = start(Map.of("LEDGERCHAT_VIEWS_BATCH", "5"));
        program = first;
        await().atMost(BOUND)
                .ignoreExceptions()
                .until(() -> sql().sql("insert into ledger.rebuild (view, polite, wanted, state, requested_by)"
                                        + " values ('message', true, 'run', 'waiting', 'test')")
                                .update()
                        == 1);
        await().atMost(BOUND)
                .ignoreExceptions()
                .until(() -> rebuild()
                        .filter(rebuild -> rebuild.position() > BEFORE_THE_KILL)
                        .isPresent());

        first.destroyForcibly().waitFor();

        program = start(Map.of());
        await().atMost(BOUND)
                .ignoreExceptions()
                .until(() -> rebuild().filter(Rebuild::isOver).isPresent());
        Rebuild over = rebuild().orElseThrow();
        assertThat(over.state()).isEqualTo("done");
        assertThat(over.differences()).isZero();
        // The second of the view, begun before the kill: nothing was begun anew.
        assertThat(sql().sql("select number from ledger.view_generation where view = 'message'")
                        .query(Integer.class)
                        .list())
                .containsExactly(2);
    }

    private Optional<Rebuild> rebuild() throws IOException {
        return new Rebuilds(sql()).recent(1).stream().findFirst();
    }

    /** The database of the home; its port is another after each start. */
    private JdbcClient sql() throws IOException {
        String port = Files.readAllLines(home.resolve("postgres/data/postmaster.pid"))
                .get(3)
                .strip();
        String password = Files.readString(home.resolve("secrets/postgres")).strip();
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + port + "/ledgerchat", "ledgerchat", password));
    }

    private Process start(Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Daxoniq.update-checker.disabled=true",
                        "-Ddisable-axoniq-console-message=true",
                        "-jar",
                        JAR.toString(),
                        "--home",
                        home.toString(),
                        "--port",
                        "0")
                .redirectErrorStream(true)
                .redirectOutput(home.resolveSibling(home.getFileName() + ".log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LEDGERCHAT_") || name.equals("HOST"));
        builder.environment().put("SEARCH", "false");
        builder.environment().putAll(environment);
        Process started = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        return started;
    }
}
