package io.ledgerchat.infra.ledger;

import java.util.Map;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;

/** A connection to Axon Server for a command line, without the application, as the environment says. */
public final class CommandLineAxonServer {
    /** As in the application's own configuration: a long reply is one event. */
    private static final String LARGEST_MESSAGE = "33554432";

    private CommandLineAxonServer() {}

    /** Whether the log is there. */
    public static boolean isNamed(Map<String, String> environment) {
        return environment
                .getOrDefault("LEDGERCHAT_EVENT_STORE", "postgres")
                .strip()
                .equals("axonserver");
    }

    static AxonServerConfiguration configuration(Map<String, String> environment) {
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
        return configuration;
    }

    /** To be shut down by the caller. */
    public static AxonServerConnectionManager connect(Map<String, String> environment) {
        AxonServerConnectionManager connections = AxonServerConnectionManager.builder()
                .axonServerConfiguration(configuration(environment))
                .build();
        connections.start();
        return connections;
    }
}
