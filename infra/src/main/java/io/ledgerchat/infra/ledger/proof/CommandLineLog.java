package io.ledgerchat.infra.ledger.proof;

import io.ledgerchat.infra.connection.CommandLineConnections;
import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.infra.ledger.CommandLineAxonServer;
import java.util.Map;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log for a command line, without the application, on the engine that the environment names. */
public final class CommandLineLog implements AutoCloseable {
    private final StoredLog log;
    private final Runnable close;

    private CommandLineLog(StoredLog log, Runnable close) {
        this.log = log;
        this.close = close;
    }

    /** @param sql on the log's database */
    public static CommandLineLog open(JdbcClient sql, Map<String, String> environment) {
        return CommandLineAxonServer.isNamed(environment)
                ? onAxonServer(CommandLineAxonServer.connect(environment))
                : new CommandLineLog(new PostgresLog(sql), () -> {});
    }

    /** Position of the last event of the log, -1 for none. */
    public static long head(Connections.Database database, Map<String, String> environment) {
        try (var dataSource = CommandLineConnections.open(database);
                CommandLineLog at = open(JdbcClient.create(dataSource), environment)) {
            return at.log.head();
        }
    }

    private static CommandLineLog onAxonServer(AxonServerConnectionManager connections) {
        return new CommandLineLog(
                new AxonServerLog(() -> connections.getConnection().eventChannel()), connections::shutdown);
    }

    public StoredLog log() {
        return log;
    }

    @Override
    public void close() {
        close.run();
    }
}
