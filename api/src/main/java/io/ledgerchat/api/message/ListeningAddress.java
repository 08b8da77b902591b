package io.ledgerchat.api.message;

import io.ledgerchat.command.message.NodeAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Where other nodes reach this one: {@code LEDGERCHAT_NODE_URL}, or else the address and port that it listens on. One that
 * listens on every address is {@code localhost} then, which is right for nodes on one machine only.
 */
@Component
class ListeningAddress implements NodeAddress {
    private static final Logger LOG = LoggerFactory.getLogger(ListeningAddress.class);
    private static final Set<String> EVERY_ADDRESS = Set.of("", "0.0.0.0", "::", "[::]");

    private final String written;
    private final String host;
    private final boolean severalNodes;
    private volatile @Nullable URI current;

    /** @param severalNodes limits are shared with other nodes, so there are some */
    ListeningAddress(
            @Value("${LEDGERCHAT_NODE_URL:}") String written,
            @Value("${HOST:localhost}") String host,
            @Value("${LEDGERCHAT_SHARED_LIMITS:false}") boolean severalNodes) {
        this.written = written.strip();
        this.host = host.strip();
        this.severalNodes = severalNodes;
    }

    @EventListener
    void on(WebServerInitializedEvent listening) {
        if (listening.getApplicationContext().getServerNamespace() == null) {
            URI address = address(listening.getWebServer().getPort());
            current = address;
            if (severalNodes && leadsOthersToThemselves(address)) {
                LOG.warn(
                        "Other nodes are told that this one is at {}, where each of them finds itself: set"
                                + " LEDGERCHAT_NODE_URL to an address that leads here from them",
                        address);
            }
        }
    }

    URI address(int port) {
        if (!written.isEmpty()) {
            return URI.create(written);
        }
        String name = EVERY_ADDRESS.contains(host) ? "localhost" : host;
        return URI.create(
                "http://" + (name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name) + ":" + port);
    }

    /** Nodes that listen on loopback alone share a machine, and are told apart by their ports. */
    boolean leadsOthersToThemselves(URI address) {
        return !isLoopback(host) && isLoopback(String.valueOf(address.getHost()));
    }

    private static boolean isLoopback(String name) {
        return name.equals("localhost") || name.startsWith("127.") || name.equals("::1") || name.equals("[::1]");
    }

    @Override
    public Optional<URI> current() {
        return Optional.ofNullable(current);
    }
}
