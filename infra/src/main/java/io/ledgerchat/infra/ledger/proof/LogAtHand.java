package io.ledgerchat.infra.ledger.proof;

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
