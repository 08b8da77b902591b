package io.ledgerchat.infra.ledger;

import io.ledgerchat.infra.embedded.CannotStart;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether Axon Server answers for our context. Axon's connector itself tries for ever and in silence, so that a wrong
 * address would look like a slow start.
 */
final class AxonServerReach {
    private static final Logger LOG = LoggerFactory.getLogger(AxonServerReach.class);

    /** As long as a server that is started together with this one may need. */
    static final Duration BOUND = Duration.ofSeconds(30);

    private static final Duration ONE_ATTEMPT = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 250;

    private final AxonServerConnectionManager connections;
    private final AxonServerConfiguration configuration;
    private final Duration bound;

    AxonServerReach(AxonServerConnectionManager connections, AxonServerConfiguration configuration, Duration bound) {
        this.connections = connections;
        this.configuration = configuration;
        this.bound = bound;
    }

    /**
     * Waits until the head of the log can be asked for.
     *
     * @throws CannotStart when that cannot be done in time
     */
    void await() {
        long deadline = System.nanoTime() + bound.toNanos();
        @Nullable Throwable last = null;
        boolean waiting = false;
        while (System.nanoTime() < deadline) {
            try {
                connections
                        .getConnection()
                        .eventChannel()
                        .getLastToken()
                        .get(ONE_ATTEMPT.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (ExecutionException failed) {
                last = failed.getCause();
            } catch (TimeoutException | RuntimeException failed) {
                last = failed;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new CannotStart("Stopped while waiting for Axon Server.");
            }
            if (!waiting) {
                LOG.info("Waiting for Axon Server at {}", configuration.getServers());
                waiting = true;
            }
            pause();
        }
        connections.shutdown();
        throw new CannotStart(sentence(last), last);
    }

    private String sentence(@Nullable Throwable last) {
        return "Axon Server does not answer at " + configuration.getServers() + " for context '"
                + configuration.getContext() + "' within " + bound.toSeconds() + " s"
                + (last == null || last.getMessage() == null ? "" : " (" + last.getMessage() + ")")
                + ": check AXON_AXONSERVER_SERVERS, AXON_AXONSERVER_CONTEXT, AXON_AXONSERVER_TOKEN and"
                + " AXON_AXONSERVER_SSLENABLED.";
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
