package violation.query.conversation;

import org.axonframework.eventhandling.EventHandler;

public record ProjectionThatAsksAnother(ProjectionThatReadsTheClock other) {
    @EventHandler
    public void on(String event) {
        other.on(event);
    }
}
