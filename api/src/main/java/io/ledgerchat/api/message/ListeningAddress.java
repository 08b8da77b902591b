package io.ledgerchat.api.message;

import io.ledgerchat.command.message.NodeAddress;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Where other nodes reach this one: {@code LEDGERCHAT_NODE_URL}, or else the address and port that it listens on, which
 * is right for nodes on one machine.
 */
@Component
class ListeningAddress implements NodeAddress {
    private final String written;
    private final String host;
    private volatile @Nullable URI current;

    ListeningAddress(@Value("${LEDGERCHAT_NODE_URL:}") String written, @Value("${HOST:localhost}") String host) {
        this.written = written.strip();
        this.host = host.isBlank() || host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    }

    @EventListener
    void on(WebServerInitializedEvent listening) {
        if (listening.getApplicationContext().getServerNamespace() == null) {
            int port = listening.getWebServer().getPort();
            current = URI.create(
                    written.isEmpty()
                            ? "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port
                            : written);
        }
    }

    @Override
    public Optional<URI> current() {
        return Optional.ofNullable(current);
    }
}
