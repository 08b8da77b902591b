package io.ledgerchat.infra.ledger.proof;

import java.util.Map;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log for a command line, without the application, on the engine that the environment names. */
public final class LogAtHand implements AutoCloseable {
    /** As in the application's own configuration: a long reply is one event. */
    private static final String LARGEST_MESSAGE = "33554432";

    private final StoredLog log;
    private final Runnable close;

    private LogAtHand(StoredLog log, Runnable close) {
        this.log = log;
        this.close = close;
    }

    /** @param sql on the log's database */
    public static LogAtHand open(JdbcClient sql, Map<String, String> environment) {
        boolean elsewhere = environment
                .getOrDefault("LEDGERCHAT_EVENT_STORE", "postgres")
                .strip()
                .equals("axonserver");
        return elsewhere ? onAxonServer(environment) : new LogAtHand(new PostgresLog(sql), () -> {});
    }

    private static LogAtHand onAxonServer(Map<String, String> environment) {
        var configuration = AxonServerConfiguration.builder()
                .servers(environment.getOrDefault("AXON_AXONSERVER_SERVERS", "localhost:8124"))
                .componentName("ledgerchat-command")
                .context(environment.getOrDefault("AXON_AXONSERVER_CONTEXT", "default"))
                .build();
        configuration.setToken(environment.get("AXON_AXONSERVER_TOKEN"));
        configuration.setSslEnabled(Boolean.parseBoolean(environment.get("AXON_AXONSERVER_SSLENABLED")));
        configuration.setCertFile(environment.get("AXON_AXONSERVER_CERTFILE"));
        configuration.setMaxMessageSize(
                Integer.parseInt(environment.getOrDefault("AXON_AXONSERVER_MAXMESSAGESIZE", LARGEST_MESSAGE)));
        AxonServerConnectionManager connections = AxonServerConnectionManager.builder()
                .axonServerConfiguration(configuration)
                .build();
        connections.start();
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
