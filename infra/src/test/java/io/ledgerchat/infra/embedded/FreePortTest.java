package io.ledgerchat.infra.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortTest {
    @Test
    void noOutgoingConnectionIsGivenThePortMeanwhile() {
        assertThat(IntStream.range(0, 200).map(time -> FreePort.find()))
                .allSatisfy(port -> assertThat(port).isBetween(FreePort.FIRST, FreePort.END - 1));
    }

    @Test
    void itCanBeBound() throws IOException {
        int port = FreePort.find();

        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.getLocalPort()).isEqualTo(port);
        }
    }
}
