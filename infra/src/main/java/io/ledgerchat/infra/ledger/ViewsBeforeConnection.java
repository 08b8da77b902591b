package io.ledgerchat.infra.ledger;

import io.ledgerchat.query.view.ViewProcessors;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.springframework.context.SmartLifecycle;

/** Stops the views before Axon closes the connection that they read from. */
final class ViewsBeforeConnection implements SmartLifecycle {
    private final ViewProcessors views;
    private volatile boolean running;

    ViewsBeforeConnection(ViewProcessors views) {
        this.views = views;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        views.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 1;
    }
}
