package io.ledgerchat.infra.view;

import io.ledgerchat.query.view.ViewProcessors;
import org.springframework.stereotype.Component;

/** Waits until the relational views know everything that was recorded so far, for ports that promise to. */
@Component
public class PassedViews {
    private final ViewProcessors views;

    PassedViews(ViewProcessors views) {
        this.views = views;
    }

    /** @throws IllegalStateException when they do not in time */
    public void await() {
        try {
            if (!views.awaitHead()) {
                throw new IllegalStateException("The views are behind the log; ask again later");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the views were behind the log", stopped);
        }
    }
}
