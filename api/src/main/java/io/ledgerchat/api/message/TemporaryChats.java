package io.ledgerchat.api.message;

import io.ledgerchat.api.configuration.Variables;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How long temporary chats are kept: 30 days unless configured, one hour at least, a year at most; with the retention mode
 * {@code all}, every chat (contract 40 §5). The hours count anew with each turn.
 */
@Component
public class TemporaryChats {
    private static final int MOST_HOURS = 8760;

    private final Duration retention;
    private final boolean everyChat;
    private final boolean agentsKeepFiles;

    TemporaryChats(Variables variables, ConfigurationFile file) {
        int hours = file.interfaces()
                .temporaryChatRetentionHours()
                .orElseGet(() -> variables.number("TEMP_CHAT_RETENTION_HOURS", 720, 0));
        retention = Duration.ofHours(Math.clamp(hours, 1, MOST_HOURS));
        everyChat = "all".equals(file.interfaces().written().get("retentionMode"));
        agentsKeepFiles = Boolean.TRUE.equals(file.interfaces().written().get("retainAgentFiles"));
    }

    /** When a chat goes whose turn is taken now; empty for never. */
    public Optional<Instant> expiry(boolean temporary, Instant now) {
        return temporary || everyChat ? Optional.of(now.plus(retention)) : Optional.empty();
    }

    /** When a file goes that is lent to an agent now; it stays but where everything goes (contract 60 §12). */
    public Optional<Instant> expiryOfAgentFile(Instant now) {
        return agentsKeepFiles ? Optional.empty() : expiry(false, now);
    }
}
