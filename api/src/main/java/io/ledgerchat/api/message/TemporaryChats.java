package io.ledgerchat.api.message;

import io.ledgerchat.api.configuration.Variables;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How long temporary chats are kept: 30 days unless configured, one hour at least, a year at most (contract 40 §5). */
@Component
class TemporaryChats {
    private static final int MOST_HOURS = 8760;

    private final Duration retention;

    TemporaryChats(Variables variables) {
        int hours = variables.number("TEMP_CHAT_RETENTION_HOURS", 720, 0);
        retention = Duration.ofHours(Math.clamp(hours, 1, MOST_HOURS));
    }

    Duration retention() {
        return retention;
    }
}
