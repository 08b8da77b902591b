package violation.command.conversation;

import java.time.Clock;
import java.time.Instant;
import org.axonframework.spring.stereotype.Aggregate;

@Aggregate
public class AggregateWithAClock {
    public Instant time(Clock clock) {
        return clock.instant();
    }
}
