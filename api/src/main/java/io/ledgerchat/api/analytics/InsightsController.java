package io.ledgerchat.api.analytics;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.Variables;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.QueryText;
import io.ledgerchat.command.access.KeyedHash;
import io.ledgerchat.event.Excerpt;
import io.ledgerchat.event.StorableTime;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.analytics.FindInsights;
import io.ledgerchat.query.analytics.Insights;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Figures about the use (contract 80 §I); off unless {@code ENABLE_INSIGHTS} is on. Looking is recorded, of each
 * person whose name, figures or words are shown.
 */
@RestController
@RequestMapping("/api/admin/insights")
class InsightsController {
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int MOST_PAGES = 1_000_000;
    private static final int SHOWN = 16;

    private final Queries queries;
    private final Moments moments;
    private final AccessLog accesses;
    private final KeyedHash hashes;
    private final Variables variables;

    InsightsController(
            Queries queries, Moments moments, AccessLog accesses, KeyedHash hashes, Environment environment) {
        this.queries = queries;
        this.moments = moments;
        this.accesses = accesses;
        this.hashes = hashes;
        this.variables = new Variables(environment);
    }

    @GetMapping("/access")
    Map<String, Boolean> access(Caller caller) {
        require(caller);
        return Map.of("access", true);
    }

    @GetMapping
    Insights insights(
            Caller caller,
            @RequestParam(required = false) @Nullable String range,
            @RequestParam(required = false) @Nullable String fromTimestamp,
            @RequestParam(required = false) @Nullable String toTimestamp,
            @RequestParam(required = false) @Nullable String timeZone,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String pageSize) {
        require(caller);
        Instant now = moments.now();
        Instant from = now.minus(span(range));
        Instant to = now;
        if ("custom".equals(range)) {
            from = time(fromTimestamp, from);
            to = time(toTimestamp, to);
            if (from.isAfter(to)) {
                Instant later = from;
                from = to;
                to = later;
            }
            from = from.isBefore(to.minus(LONGEST)) ? to.minus(LONGEST) : from;
        }
        var wanted = wanted(search);
        var insights = queries.one(
                new FindInsights(
                        from,
                        to,
                        zone(timeZone),
                        wanted,
                        Math.clamp(QueryText.number(page, 1), 1, MOST_PAGES),
                        Math.clamp(QueryText.number(pageSize, 10), 5, 50)),
                Insights.class);
        record(caller, wanted, insights);
        return insights;
    }

    /** A search may be a name or an address: equal ones are known by their hash. */
    private void record(Caller reader, @Nullable String search, Insights shown) {
        String question =
                search == null ? "" : "/" + hashes.of("insights-search", search).substring(0, SHOWN);
        accesses.recordEach(
                reader,
                "insights",
                "analytics:insights" + question,
                people(shown).map(AccountId::new));
    }

    private static Stream<String> people(Insights shown) {
        var listed = Stream.concat(shown.topUsers().stream(), shown.churnedUsers().stream())
                .map(Insights.Person::userId);
        return Stream.concat(listed, shown.latest().conversations().stream().map(Insights.Talk::userId));
    }

    private void require(Caller caller) {
        if (!variables.enabled("ENABLE_INSIGHTS")) {
            throw Answer.message(404, "Not found");
        }
        if (!caller.isAdministrator()) {
            throw Answer.message(403, "Forbidden");
        }
    }

    private static Duration span(@Nullable String range) {
        return switch (range == null ? "" : range) {
            case "24h" -> Duration.ofHours(24);
            case "30d" -> LONGEST;
            default -> Duration.ofDays(7);
        };
    }

    private static Instant time(@Nullable String written, Instant otherwise) {
        try {
            return written == null ? otherwise : StorableTime.parse(written);
        } catch (DateTimeException unreadable) {
            return otherwise;
        }
    }

    private static String zone(@Nullable String written) {
        return written != null && ZoneId.getAvailableZoneIds().contains(written) ? written : "UTC";
    }

    private static @Nullable String wanted(@Nullable String search) {
        String stripped = search == null ? "" : search.strip().replace("\u0000", "");
        return stripped.length() < 3 ? null : Excerpt.of(stripped, 200);
    }
}
