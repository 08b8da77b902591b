package io.ledgerchat.command.account;

import io.ledgerchat.command.apikey.ApiKeys;
import io.ledgerchat.command.apikey.RevokeApiKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keys that ran out do not lie about for ever. A provider key is kept a day longer, so that a chat can say that it ran out
 * rather than that there is none. Ended sessions and bans have nothing to tell: the vault just forgets them.
 */
@Component
class WhenSecretsExpireThenTheyAreRevoked {
    private static final Logger LOG = LoggerFactory.getLogger(WhenSecretsExpireThenTheyAreRevoked.class);
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final int AT_ONCE = 200;

    private final CommandGateway commands;
    private final ProviderKeyVault providerKeys;
    private final ApiKeys apiKeys;
    private final Sessions sessions;
    private final Bans bans;
    private final OneTimeTokens tokens;
    private final Clock clock;

    WhenSecretsExpireThenTheyAreRevoked(
            CommandGateway commands,
            ProviderKeyVault providerKeys,
            ApiKeys apiKeys,
            Sessions sessions,
            Bans bans,
            OneTimeTokens tokens,
            Clock clock) {
        this.commands = commands;
        this.providerKeys = providerKeys;
        this.apiKeys = apiKeys;
        this.sessions = sessions;
        this.bans = bans;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 10, timeUnit = java.util.concurrent.TimeUnit.MINUTES)
    void revokeExpired() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            revokeExpired(now);
        } catch (RuntimeException e) {
            LOG.warn("Expired secrets could not be revoked, they are tried again", e);
        }
    }

    private void revokeExpired(Instant now) {
        sessions.forgetExpired(now);
        bans.forgetExpired(now);
        tokens.forgetExpired(now);
        for (var key : providerKeys.expired(now.minus(REMEMBERED), AT_ONCE)) {
            commands.sendAndWait(new RevokeProviderKey(key.owner(), key.owner(), key.endpoint(), now));
        }
        for (var key : apiKeys.expired(now, AT_ONCE)) {
            commands.sendAndWait(new RevokeApiKey(key.id(), key.owner(), now));
        }
    }
}
