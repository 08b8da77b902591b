package io.ledgerchat.infra.ledger.proof;

import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.infra.connection.ConnectionsAtHand;
import io.ledgerchat.infra.ledger.AxonServerAtHand;
import java.util.Map;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log for a command line, without the application, on the engine that the environment names. */
public final class LogAtHand implements AutoCloseable {
    private final StoredLog log;
    private final Runnable close;

    private LogAtHand(StoredLog log, Runnable close) {
        this.log = log;
        this.close = close;
    }

    /** @param sql on the log's database */
    public static LogAtHand open(JdbcClient sql, Map<String, String> environment) {
        return AxonServerAtHand.isNamed(environment)
                ? onAxonServer(AxonServerAtHand.connect(environment))
                : new LogAtHand(new PostgresLog(sql), () -> {});
    }

    /** Position of the last event of the log, -1 for none. */
    public static long head(Connections.Database database, Map<String, String> environment) {
        try (var dataSource = ConnectionsAtHand.open(database);
                LogAtHand at = open(JdbcClient.create(dataSource), environment)) {
            return at.log.head();
        }
    }

    private static LogAtHand onAxonServer(AxonServerConnectionManager connections) {
        return new LogAtHand(
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
