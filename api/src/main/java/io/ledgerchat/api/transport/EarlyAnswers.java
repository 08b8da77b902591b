package io.ledgerchat.api.transport;

import io.ledgerchat.query.view.ViewProcessors;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has probes answered before the web server opens its port, which it does when the views are filled: a new version of a
 * view takes the whole log, and whoever watches the process would take it for dead meanwhile.
 *
 * <p>Not where any free port is asked for, which nobody knows yet, and not where the server shows a certificate itself.
 */
@Component
class EarlyAnswers implements SmartLifecycle, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EarlyAnswers.class);

    private final ServerProperties properties;
    private final ObjectProvider<ViewProcessors> views;
    private @Nullable EarlyServer server;

    EarlyAnswers(ServerProperties properties, ObjectProvider<ViewProcessors> views) {
        this.properties = properties;
        this.views = views;
    }

    @Override
    public synchronized void start() {
        @Nullable Integer port = properties.getPort();
        if (port == null || port <= 0 || properties.getSsl() != null) {
            return;
        }
        var address = properties.getAddress() == null
                ? new InetSocketAddress(port)
                : new InetSocketAddress(properties.getAddress(), port);
        try {
            server = EarlyServer.open(
                    address, () -> Optional.ofNullable(views.getIfAvailable()).flatMap(ViewProcessors::filling));
        } catch (IOException taken) {
            // The web server will say so in words that help.
            LOG.debug("Probes are not answered before the server starts: {}", taken.toString());
        }
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null;
    }

    /** Before all that starts. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    /** Leaves the port to the web server. */
    @Component
    static class HandedOver implements SmartLifecycle {
        private final EarlyAnswers early;
        private volatile boolean running;

        HandedOver(EarlyAnswers early) {
            this.early = early;
        }

        @Override
        public void start() {
            early.stop();
            running = true;
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
        }
    }
}
