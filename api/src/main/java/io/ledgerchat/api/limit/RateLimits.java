package io.ledgerchat.api.limit;

import io.ledgerchat.api.configuration.Limit;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.transport.ClientAddress;
import io.ledgerchat.command.access.KeyedHash;
import io.ledgerchat.command.access.RefusalLog;
import io.ledgerchat.command.access.RequestWindows;
import io.ledgerchat.command.access.RequestWindows.Counted;
import io.ledgerchat.event.account.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts requests and refuses those beyond a limit; used by controllers as their first step. */
@Component
public class RateLimits {
    private final Settings settings;
    private final RequestWindows windows;
    private final ClientAddress addresses;
    private final KeyedHash hash;
    private final RefusalLog refusals;
    private final Violations violations;
    private final Clock clock;

    RateLimits(
            Settings settings,
            RequestWindows windows,
            ClientAddress addresses,
            KeyedHash hash,
            RefusalLog refusals,
            Violations violations,
            Clock clock) {
        this.settings = settings;
        this.windows = windows;
        this.addresses = addresses;
        this.hash = hash;
        this.refusals = refusals;
        this.violations = violations;
        this.clock = clock;
    }

    /**
     * Counts this request and writes the limiter's headers.
     *
     * @param person absent on routes for anybody
     * @throws TooManyRequests beyond the limit
     */
    public void check(
            Limiter limiter, HttpServletRequest request, HttpServletResponse response, @Nullable AccountId person) {
        String address = addresses.of(request);
        Limit perAddress = limiter.perAddress(settings.limits());
        if (perAddress != null) {
            count(limiter, perAddress, "address:" + address, request, response, person, false);
        }
        Limit perPerson = limiter.perPerson(settings.limits());
        if (perPerson != null && person != null) {
            count(limiter, perPerson, "person:" + person.value(), request, response, person, true);
        }
    }

    private void count(
            Limiter limiter,
            Limit limit,
            String who,
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable AccountId person,
            boolean perPerson) {
        Counted counted = windows.count(limiter + ":" + who, limit.max(), limit.window());
        long closes = counted.closes().toEpochMilli();
        response.setHeader("X-RateLimit-Limit", Integer.toString(limit.max()));
        response.setHeader("X-RateLimit-Remaining", Long.toString(counted.remaining()));
        response.setHeader("X-RateLimit-Reset", Long.toString(Math.ceilDiv(closes, 1000)));
        if (counted.passed()) {
            return;
        }
        Duration left = Duration.between(clock.instant(), counted.closes());
        response.setHeader("Retry-After", Long.toString(Math.max(1, Math.ceilDiv(left.toMillis(), 1000))));
        refusals.refused(limiter.violation(), hash.of("limit", who), person);
        if (person != null) {
            violations.add(person, limiter.violation(), limit.score(), request, response);
        }
        throw new TooManyRequests(limiter, limit, perPerson);
    }
}
