package io.ledgerchat.infra.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.infra.embedded.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that does not answer is said, not waited for. */
class AxonServerReachTest {
    private static final Duration SOON = Duration.ofSeconds(1);

    @Test
    @Timeout(120)
    void anAddressWhereNobodyListensIsNamed() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        refuses("127.0.0.1:" + free);
    }

    @Test
    @Timeout(120)
    void somebodyWhoListensAndSaysNothingIsNamed() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            refuses("127.0.0.1:" + silent.getLocalPort());
        }
    }

    private static void refuses(String servers) {
        var configuration = AxonServerConfiguration.builder()
                .servers(servers)
                .componentName("ledgerchat")
                .build();
        var connections = AxonServerConnectionManager.builder()
                .axonServerConfiguration(configuration)
                .build();

        assertThatThrownBy(() -> new AxonServerReach(connections, configuration, SOON).await())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Axon Server does not answer at " + servers)
                .hasMessageContaining("AXON_AXONSERVER_SERVERS");
    }
}
