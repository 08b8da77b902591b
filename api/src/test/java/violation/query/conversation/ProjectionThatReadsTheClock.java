package violation.query.conversation;

import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;

public class ProjectionThatReadsTheClock {
    public Instant seen = Instant.EPOCH;

    @EventHandler
    public void on(String event) {
        seen = Instant.now();
    }
}
