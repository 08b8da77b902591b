package io.ledgerchat.infra.ledger.proof;

import io.ledgerchat.infra.connection.CommandLineConnections;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The ledger for a command line, without the application: only what is needed to read it, whether or not a server runs. */
public final class CommandLineLedger implements AutoCloseable {
    private final Deque<Runnable> open = new ArrayDeque<>();
    private final Ledger ledger;

    private CommandLineLedger(Connections.Database database, Path home, Map<String, String> environment) {
        @Nullable String master = environment.get(FileMasterKey.ENVIRONMENT);
        if ((master == null || master.isBlank()) && Files.notExists(home.resolve("master.key"))) {
            throw new CannotStart("There is no master.key in " + home + ", so no signature can be vouched for: name the"
                    + " home folder with --home, or give " + FileMasterKey.ENVIRONMENT + ".");
        }
        var dataSource = CommandLineConnections.open(database);
        open.push(dataSource::close);
        JdbcClient sql = JdbcClient.create(dataSource);
        var stored = CommandLineLog.open(sql, environment);
        open.push(stored::close);
        StoredLog log = stored.log();
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
    public static CommandLineLedger open(Connections.Database database, Path home, Map<String, String> environment) {
        return new CommandLineLedger(database, home, environment);
    }

    public Ledger ledger() {
        return ledger;
    }

    @Override
    public void close() {
        open.forEach(Runnable::run);
    }
}
