package io.ledgerchat.infra.ledger.proof;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.infra.embedded.CannotStart;
import io.ledgerchat.infra.key.FileMasterKey;
import io.ledgerchat.query.ledger.Ledger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The ledger for a command line, without the application: only what is needed to read it, whether or not a server runs. */
public final class LedgerAtHand implements AutoCloseable {
    private final Deque<Runnable> open = new ArrayDeque<>();
    private final Ledger ledger;

    private LedgerAtHand(Connections.Database database, Path home, Map<String, String> environment) {
        @Nullable String master = environment.get(FileMasterKey.ENVIRONMENT);
        if ((master == null || master.isBlank()) && Files.notExists(home.resolve("master.key"))) {
            throw new CannotStart("There is no master.key in " + home + ", so no signature can be vouched for: name the"
                    + " home folder with --home, or give " + FileMasterKey.ENVIRONMENT + ".");
        }
        var pool = new HikariConfig();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(2);
        pool.addDataSourceProperty("ApplicationName", "ledgerchat-command");
        var dataSource = new HikariDataSource(pool);
        open.push(dataSource::close);
        JdbcClient sql = JdbcClient.create(dataSource);
        StoredLog log = log(sql, environment);
        var tree = new TreeStore(new JdbcTemplate(dataSource));
        var checkpoints = new Checkpoints(sql);
        var keys = new SigningKeys(sql, FileMasterKey.open(home, master), Clock.systemUTC());
        var sealing = new LogSealing(
                log,
                tree,
                checkpoints,
                keys,
                new JdbcTransactionManager(dataSource),
                Clock.systemUTC(),
                Duration.ZERO,
                key -> {});
        this.ledger = new MerkleLedger(log, tree, checkpoints, keys, sealing);
    }

    /** @throws CannotStart with a sentence for the person at the terminal */
    public static LedgerAtHand open(Connections.Database database, Path home, Map<String, String> environment) {
        return new LedgerAtHand(database, home, environment);
    }

    private StoredLog log(JdbcClient sql, Map<String, String> environment) {
        if (!environment
                .getOrDefault("LEDGERCHAT_EVENT_STORE", "postgres")
                .strip()
                .equals("axonserver")) {
            return new PostgresLog(sql);
        }
        var configuration = AxonServerConfiguration.builder()
                .servers(environment.getOrDefault("AXON_AXONSERVER_SERVERS", "localhost:8124"))
                .componentName("ledgerchat-command")
                .context(environment.getOrDefault("AXON_AXONSERVER_CONTEXT", "default"))
                .build();
        configuration.setToken(environment.get("AXON_AXONSERVER_TOKEN"));
        configuration.setSslEnabled(Boolean.parseBoolean(environment.get("AXON_AXONSERVER_SSL_ENABLED")));
        configuration.setCertFile(environment.get("AXON_AXONSERVER_CERT_FILE"));
        AxonServerConnectionManager connections = AxonServerConnectionManager.builder()
                .axonServerConfiguration(configuration)
                .build();
        connections.start();
        open.push(connections::shutdown);
        return new AxonServerLog(() -> connections.getConnection().eventChannel());
    }

    public Ledger ledger() {
        return ledger;
    }

    @Override
    public void close() {
        open.forEach(Runnable::run);
    }
}
