package io.ledgerchat.api.ledger;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.IdForm;
import io.ledgerchat.event.StorableTime;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.ledger.FindAuditPosition;
import io.ledgerchat.query.ledger.FindDifference;
import io.ledgerchat.query.ledger.FindOwner;
import io.ledgerchat.query.ledger.FindPositionAt;
import io.ledgerchat.query.ledger.FindReaders;
import io.ledgerchat.query.ledger.FindStateAt;
import io.ledgerchat.query.ledger.FindVersions;
import io.ledgerchat.query.ledger.PastReader;
import io.ledgerchat.query.ledger.ThingDifference;
import io.ledgerchat.query.ledger.ThingVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * How a conversation, an agent, a set of permissions was at any moment, for auditors. A moment is a time, a day (its end), a
 * position of the log, or the id of an event; who could read is told of the whole of a day. Long answers come by pages:
 * {@code next} is the {@code after} of the one that follows. Whatever is shown is recorded as read first.
 */
@RestController
@Tag(name = "History")
@RequestMapping("/api/ledgerchat/history/{kind}/{id}")
class HistoryController {
    private static final int MOST = 1_000;
    private static final String FIRST = "-1";

    private final Queries queries;
    private final HistoryDocuments documents;
    private final AccessLog accesses;

    HistoryController(Queries queries, HistoryDocuments documents, AccessLog accesses) {
        this.queries = queries;
        this.documents = documents;
        this.accesses = accesses;
    }

    @Operation(
            summary = "Every version of a thing",
            description = "Each is valid from one position and time to the next. `next` is the `after` of the page "
                    + "that follows.")
    @GetMapping
    Map<String, Object> versions(
            Caller caller,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(defaultValue = FIRST) long after,
            @RequestParam(defaultValue = "500") int limit) {
        String thing = asked(caller, kind, id);
        int most = Math.clamp(limit, 1, MOST);
        var found = queries.list(FindVersions.after(thing, after, most), ThingVersion.class);
        if (after < 0) {
            requireKnown(found);
        }
        var answer = answer(thing);
        answer.put("changes", found);
        if (found.size() == most) {
            answer.put("next", found.getLast().fromPosition());
        }
        return answer;
    }

    @Operation(
            summary = "How a thing was at a moment",
            description = "A moment is a time, a day (its end), a position of the log, or the id of an event. "
                    + "`next` is the `after` of the page that follows.")
    @GetMapping("/at/{moment}")
    Map<String, Object> at(
            Caller caller,
            @PathVariable String kind,
            @PathVariable String id,
            @PathVariable String moment,
            @RequestParam(defaultValue = FIRST) long after,
            @RequestParam(defaultValue = "200") int limit) {
        String thing = asked(caller, kind, id);
        long position = position(moment);
        var last = requireKnown(queries.list(FindVersions.last(thing, position), ThingVersion.class));
        int most = Math.clamp(limit, 1, MOST);
        var valid = queries.list(new FindStateAt(thing, position, after, most), ThingVersion.class);
        var answer = answer(thing);
        answer.put("validFrom", moment(last.fromPosition(), last.from()));
        queries.list(FindVersions.after(thing, position, 1), ThingVersion.class).stream()
                .findFirst()
                .ifPresent(next -> answer.put("validTo", moment(next.fromPosition(), next.from())));
        answer.put("state", documents.state(valid));
        if (valid.size() == most) {
            answer.put("next", valid.getLast().fromPosition());
        }
        return answer;
    }

    @Operation(
            summary = "What was added, changed and removed between two moments",
            description = "By the path of the value. `from` and `to` are moments: a time, a day (its end), a "
                    + "position of the log, or the id of an event.")
    @GetMapping("/difference")
    Map<String, Object> difference(
            Caller caller,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "200") int limit) {
        String thing = asked(caller, kind, id);
        long until = position(to);
        requireKnown(queries.list(FindVersions.last(thing, until), ThingVersion.class));
        int most = Math.clamp(limit, 1, MOST);
        var changed = queries.list(
                new FindDifference(thing, position(from), until, after.replace("\u0000", ""), most),
                ThingDifference.class);
        var answer = answer(thing);
        answer.put("differences", documents.differences(changed));
        if (changed.size() == most) {
            answer.put("next", changed.getLast().thing());
        }
        return answer;
    }

    @Operation(
            summary = "Who could read a thing at a moment, and by what",
            description = "Of a day everybody who could at any time of it, with `since` and `until`. 404 for a kind of "
                    + "thing of which that is not known. `next` is the `after` of the page that follows.")
    @GetMapping("/readers/{moment}")
    Map<String, Object> readers(
            Caller caller,
            @PathVariable String kind,
            @PathVariable String id,
            @PathVariable String moment,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "500") int limit) {
        String thing = asked(caller, kind, id);
        if (!FindReaders.knows(kind)) {
            throw Answer.message(404, "Who could read such a thing is not known");
        }
        long until = position(moment);
        requireKnown(queries.list(FindVersions.last(thing, until), ThingVersion.class));
        int most = Math.clamp(limit, 1, MOST);
        long passed = Math.max(0, after);
        var found =
                queries.list(new FindReaders(thing, beginning(moment, until), until, passed, most), PastReader.class);
        var answer = answer(thing);
        answer.put("readers", found);
        if (found.size() == most) {
            answer.put("next", passed + most);
        }
        return answer;
    }

    /** The position behind which a day begins; of another moment its own. */
    private long beginning(String moment, long position) {
        return StorableTime.isDay(moment)
                ? queries.one(new FindPositionAt(StorableTime.parseFrom(moment).minusMillis(1)), Long.class)
                : position;
    }

    private String asked(Caller caller, String kind, String id) {
        Auditing.requireReader(caller);
        if (!kind.matches("[a-z-]{1,40}") || id.isBlank() || kind.length() + id.length() > 199) {
            throw Answer.message(404, "There is no such thing");
        }
        String thing = kind + ":" + id.replace('~', '/').replace("\u0000", "");
        accesses.record(caller, "history", thing, owner(thing));
        return thing;
    }

    private @Nullable AccountId owner(String thing) {
        return thing.matches("account:[0-9a-f]{24}")
                ? new AccountId(thing.substring("account:".length()))
                : queries.optional(new FindOwner(thing), AccountId.class).orElse(null);
    }

    private static Map<String, Object> answer(String thing) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("resource", thing);
        return answer;
    }

    private static Map<String, Object> moment(long position, Instant time) {
        return Map.of("position", position, "time", time);
    }

    private static ThingVersion requireKnown(List<ThingVersion> found) {
        if (found.isEmpty()) {
            throw Answer.message(404, "Nothing is known of it at that moment");
        }
        return found.getFirst();
    }

    private long position(String moment) {
        if (moment.matches("\\d{1,18}")) {
            return Long.parseLong(moment);
        }
        if (IdForm.isUuid(moment)) {
            return queries.optional(new FindAuditPosition(moment), Long.class)
                    .orElseThrow(() -> Answer.message(404, "There is no such event"));
        }
        try {
            return queries.one(new FindPositionAt(StorableTime.parseUntil(moment)), Long.class);
        } catch (DateTimeException unreadable) {
            throw Answer.message(
                    400, "A moment is a time such as 2026-03-04T05:06:07Z, a day, a position, or the id of an event");
        }
    }
}
