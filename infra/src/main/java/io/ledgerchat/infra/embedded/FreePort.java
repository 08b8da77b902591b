package io.ledgerchat.infra.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A loopback port that was free a moment ago.
 *
 * <p>Another process binds it seconds later, so it is none of those that Linux, macOS and Windows give to outgoing
 * connections: one of them would take it meanwhile.
 */
final class FreePort {
    static final int FIRST = 20_000;
    static final int END = 32_000;
    private static final int TRIES = 50;
    private static final int ANY = 0;

    private FreePort() {}

    static int find() {
        try {
            for (int tried = 0; tried < TRIES; tried++) {
                try {
                    return bound(ThreadLocalRandom.current().nextInt(FIRST, END));
                } catch (BindException taken) {
                    // another is as good
                }
            }
            return bound(ANY);
        } catch (IOException e) {
            throw new CannotStart("No free port was found on 127.0.0.1 (" + e + ").", e);
        }
    }

    private static int bound(int port) throws IOException {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }
}
