package io.ledgerchat.api.ledger;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.StorableTime;
import io.ledgerchat.query.ledger.Change;
import io.ledgerchat.query.ledger.FindChanges;
import io.ledgerchat.query.ledger.FindPositionAt;
import io.ledgerchat.query.ledger.History;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * How a conversation, an agent, a set of permissions was at any moment, for auditors. A moment is a time, a day (its end), or
 * a position of the log. Whatever is shown of a person is recorded as read first.
 */
@RestController
@RequestMapping("/api/ledgerchat/history/{kind}/{id}")
class HistoryController {
    private static final int MOST = 5_000;

    private final Queries queries;
    private final History history;
    private final AccessLog accesses;

    HistoryController(Queries queries, History history, AccessLog accesses) {
        this.queries = queries;
        this.history = history;
        this.accesses = accesses;
    }

    /** Every change, each valid from one position and time to the next. */
    @GetMapping
    Map<String, Object> changes(
            Caller caller,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(defaultValue = "-1") long after,
            @RequestParam(defaultValue = "500") int limit) {
        String resource = asked(caller, kind, id);
        return Map.of(
                "resource",
                resource,
                "changes",
                found(queries.list(
                        new FindChanges(resource, after, Long.MAX_VALUE, Math.clamp(limit, 1, MOST)), Change.class)));
    }

    @GetMapping("/at/{moment}")
    Map<String, Object> at(
            Caller caller, @PathVariable String kind, @PathVariable String id, @PathVariable String moment) {
        String resource = asked(caller, kind, id);
        List<Change> changes = found(until(resource, moment));
        Change last = changes.getLast();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("resource", resource);
        answer.put("validFrom", Map.of("position", last.fromPosition(), "time", last.from()));
        Long next = last.toPosition();
        if (next != null) {
            answer.put("validTo", Map.of("position", next, "time", Objects.requireNonNull(last.to())));
        }
        answer.put("events", changes.size());
        answer.put("state", history.state(changes));
        return answer;
    }

    /** What was added, changed and removed between two moments, by the path of the value. */
    @GetMapping("/difference")
    Map<String, Object> difference(
            Caller caller,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam String from,
            @RequestParam String to) {
        String resource = asked(caller, kind, id);
        List<Change> later = found(until(resource, to));
        Map<String, @Nullable Object> before = flat(history.state(until(resource, from)));
        Map<String, @Nullable Object> after = flat(history.state(later));
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        var differences = new ArrayList<Map<String, @Nullable Object>>();
        for (String path : paths) {
            if (!Objects.equals(before.get(path), after.get(path))) {
                var difference = new LinkedHashMap<String, @Nullable Object>();
                difference.put("path", path);
                difference.put("before", before.get(path));
                difference.put("after", after.get(path));
                differences.add(difference);
            }
        }
        return Map.of("resource", resource, "differences", differences);
    }

    /** Who could read it at that moment, and by what. */
    @GetMapping("/readers/{moment}")
    Map<String, Object> readers(
            Caller caller, @PathVariable String kind, @PathVariable String id, @PathVariable String moment) {
        String resource = asked(caller, kind, id);
        List<Change> changes = found(until(resource, moment));
        var readers = new PastReaders();
        changes.forEach(readers::follow);
        readers.groups().forEach(group -> until("group:" + group, moment).forEach(readers::followGroup));
        return Map.of("resource", resource, "readers", readers.all());
    }

    private String asked(Caller caller, String kind, String id) {
        Auditing.requireReader(caller);
        if (!kind.matches("[a-z-]{1,40}") || id.isBlank() || id.length() > 200) {
            throw Answer.message(404, "There is no such thing");
        }
        String resource = kind + ":" + id.replace('~', '/');
        accesses.record(caller, "history", resource, null);
        return resource;
    }

    private List<Change> until(String resource, String moment) {
        return queries.list(new FindChanges(resource, Long.MIN_VALUE, position(moment), MOST), Change.class);
    }

    private static List<Change> found(List<Change> changes) {
        if (changes.isEmpty()) {
            throw Answer.message(404, "Nothing is known of it at that moment");
        }
        return changes;
    }

    private long position(String moment) {
        if (moment.matches("\\d{1,18}")) {
            return Long.parseLong(moment);
        }
        try {
            return queries.one(new FindPositionAt(StorableTime.parseUntil(moment)), Long.class);
        } catch (DateTimeException unreadable) {
            throw Answer.message(400, "A moment is a time such as 2026-03-04T05:06:07Z, a day, or a position");
        }
    }

    private static Map<String, @Nullable Object> flat(Map<String, Map<String, @Nullable Object>> state) {
        var flat = new LinkedHashMap<String, @Nullable Object>();
        state.forEach((thing, fields) -> fields.forEach((name, value) -> flat.put(thing + "/" + name, value)));
        return flat;
    }
}
