package io.ledgerchat.api.ledger;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.ledger.AuditLog.Entry;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.query.ledger.AuditFilter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The audit log in the form of OpenAI's organisation audit log, so that collectors of it can read this one: their base
 * address is {@code /api/ledgerchat/v1}. {@code order=asc} reads on from {@code after} towards now.
 */
@RestController
@Tag(name = "Audit log")
class AuditFeedController {
    private static final String ID = "audit_log-";

    private final AuditLog log;
    private final AuditQuestion questions;
    private final AuditReadings readings;

    AuditFeedController(AuditLog log, AuditQuestion questions, AuditReadings readings) {
        this.log = log;
        this.questions = questions;
        this.readings = readings;
    }

    @Operation(
            summary = "The audit log in the form of OpenAI's organisation audit log",
            description = "For collectors of that log, whose base address is then /api/ledgerchat/v1; an API key of "
                    + "an auditor opens it too. `after` and `before` are ids of entries; ids follow the order "
                    + "of the log. A poller goes on with `before=<first_id>` until `has_more` is false, or with "
                    + "`order=asc` and `after=<last_id>`.")
    @DescribesFeed
    @GetMapping("/api/ledgerchat/v1/organization/audit_logs")
    Map<String, Object> feed(
            Caller caller, @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> asked) {
        Auditing.requireReader(caller);
        int limit = (int) questions.number(asked, "limit", 1, 100, 20);
        AuditFilter filter = filter(asked);
        @Nullable Long after = position(asked, "after");
        @Nullable Long before = position(asked, "before");
        boolean ascending = "asc".equals(AuditQuestion.text(asked, "order", 10));
        readings.record(caller, "feed", "feed", filter);
        AuditSearch search = log.search(filter);
        List<Entry> found = ascending
                ? log.following(search, or(after, Long.MIN_VALUE), upTo(before), limit + 1)
                : newestFirst(search, after, before, limit + 1);
        List<Entry> cut = found.subList(0, Math.min(limit, found.size()));
        // Between "before" and now the page beside "before" is wanted, which is read upwards.
        List<Entry> page = !ascending && before != null ? cut.reversed() : cut;
        var answer = new LinkedHashMap<String, Object>();
        answer.put("object", "list");
        answer.put("data", page.stream().map(AuditDocuments::organisationEntry).toList());
        answer.put("first_id", page.isEmpty() ? null : id(page.getFirst()));
        answer.put("last_id", page.isEmpty() ? null : id(page.getLast()));
        answer.put("has_more", found.size() > limit);
        return answer;
    }

    /** Newest first, "after" is further down the list: what happened earlier; "before" is what happened since. */
    private List<Entry> newestFirst(AuditSearch search, @Nullable Long after, @Nullable Long before, int limit) {
        return before == null
                ? log.newest(search, upTo(after), 0, limit)
                : log.following(search, before, upTo(after), limit);
    }

    private long upTo(@Nullable Long position) {
        return Math.min(log.end(), or(position, Long.MAX_VALUE));
    }

    private static long or(@Nullable Long position, long otherwise) {
        return position == null ? otherwise : position;
    }

    private static String id(Entry entry) {
        return ID + AuditDocuments.id(entry.entry().position());
    }

    private static @Nullable Long position(MultiValueMap<String, String> asked, String name) {
        @Nullable String id = AuditQuestion.text(asked, name, 60);
        if (id == null) {
            return null;
        }
        return AuditDocuments.position(id.startsWith(ID) ? id.substring(ID.length()) : id)
                .orElseThrow(() -> Answer.error(400, name + " is not the id of an entry"));
    }

    private AuditFilter filter(MultiValueMap<String, String> asked) {
        @Nullable Instant from = second(asked, "effective_at[gte]", 0);
        @Nullable Instant later = second(asked, "effective_at[gt]", 1);
        @Nullable Instant to = second(asked, "effective_at[lte]", 1);
        @Nullable Instant earlier = second(asked, "effective_at[lt]", 0);
        return new AuditFilter(
                List.of(),
                AuditQuestion.values(asked, "event_types[]"),
                List.of(),
                List.of(),
                null,
                AuditQuestion.values(asked, "actor_ids[]"),
                AuditQuestion.values(asked, "actor_emails[]").stream()
                        .map(email -> email.toLowerCase(Locale.ROOT))
                        .toList(),
                null,
                null,
                null,
                AuditQuestion.values(asked, "resource_ids[]"),
                null,
                null,
                null,
                null,
                from != null ? from : later,
                to != null ? to.minusMillis(1) : earlier == null ? null : earlier.minusMillis(1));
    }

    /** Seconds since 1970, as OpenAI counts; {@code more} of them. */
    private @Nullable Instant second(MultiValueMap<String, String> asked, String name, long more) {
        long second = questions.number(asked, name, 0, 253_402_300_799L, -1);
        return second < 0 ? null : Instant.ofEpochSecond(second + more);
    }
}
