package violation.command.conversation;

import java.time.Instant;

public final class PolicyThatReadsTheClock {
    public boolean isOver(Instant end) {
        return Instant.now().isAfter(end);
    }
}
