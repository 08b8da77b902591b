package io.ledgerchat.api.ledger;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.ledger.AuditLog.Entry;
import io.ledgerchat.api.ledger.AuditLog.Total;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.query.ledger.AuditFilter;
import io.ledgerchat.query.ledger.LeafSpan;
import io.ledgerchat.query.ledger.Ledger;
import io.ledgerchat.query.ledger.Verification;
import io.ledgerchat.query.ledger.Verification.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The audit log of contract 80 §H, over all that ever happened. Every reading is recorded before it is answered. */
@RestController
@RequestMapping("/api/admin/audit-log")
class AuditLogController {
    private static final int VERIFIED_AT_ONCE = 1;
    /** Events that one call of a verification reads, as many as the contract's. */
    private static final int VERIFIED_IN_ONE = 100_000;

    private final AuditLog log;
    private final AuditQuestion questions;
    private final AuditExport exports;
    private final AuditReadings readings;
    private final AccessLog accesses;
    private final Ledger ledger;
    private final Semaphore verifying = new Semaphore(VERIFIED_AT_ONCE);

    AuditLogController(
            AuditLog log,
            AuditQuestion questions,
            AuditExport exports,
            AuditReadings readings,
            AccessLog accesses,
            Ledger ledger) {
        this.log = log;
        this.questions = questions;
        this.exports = exports;
        this.readings = readings;
        this.accesses = accesses;
        this.ledger = ledger;
    }

    @GetMapping
    Map<String, Object> list(Caller caller, @RequestParam MultiValueMap<String, String> asked) {
        Auditing.requireReader(caller);
        AuditFilter filter = questions.filter(asked);
        int limit = (int) questions.number(asked, "limit", 1, 500, 100);
        long cursor = questions.number(asked, "cursor", 1, Long.MAX_VALUE, 0);
        int offset = cursor > 0 ? 0 : (int) questions.number(asked, "offset", 0, Integer.MAX_VALUE, 0);
        readings.record(caller, "search", "list", filter);
        long end = log.end();
        long before = cursor == 0 ? end : Math.min(end, log.positionOf(cursor).orElse(end));
        AuditSearch search = log.search(filter);
        List<Entry> found = log.newest(search, before, offset, limit + 1);
        boolean more = found.size() > limit;
        List<Entry> page = more ? found.subList(0, limit) : found;
        var answer = new LinkedHashMap<String, Object>();
        answer.put("entries", page.stream().map(AuditDocuments::entry).toList());
        boolean seesAll = !more && cursor == 0 && offset == 0;
        Total total = seesAll ? new Total(page.size(), true) : log.count(search, end);
        answer.put("total", total.entries());
        answer.put("totalIsExact", total.exact());
        answer.put("nextCursor", more ? page.getLast().seq() : null);
        return answer;
    }

    @GetMapping("/{id}")
    Map<String, Object> one(Caller caller, @PathVariable String id) {
        Auditing.requireReader(caller);
        OptionalLong position = AuditDocuments.position(id);
        if (position.isEmpty()) {
            throw Answer.error(400, "Invalid id");
        }
        long at = position.getAsLong();
        Optional<Entry> found = log.following(AuditSearch.ALL, at - 1, at == Long.MAX_VALUE ? at : at + 1, 1).stream()
                .findFirst();
        @Nullable String subject = found.map(one -> one.entry().subjectId()).orElse(null);
        accesses.record(caller, "read", "audit-log:" + id, AuditReadings.account(subject));
        return found.map(entry -> Map.<String, Object>of("entry", AuditDocuments.entry(entry)))
                .orElseThrow(() -> Answer.error(404, "Not found"));
    }

    /**
     * The log against the ledger, not only the entries of some kind: what came since it was verified last, or all of it if
     * that is asked for.
     */
    @GetMapping("/verify")
    Map<String, Object> verify(Caller caller, @RequestParam(defaultValue = "false") boolean full) {
        Auditing.requireReader(caller);
        accesses.record(caller, "verify", full ? "audit-log:all" : "audit-log:further", null);
        if (!verifying.tryAcquire()) {
            throw Answer.error(429, "A verification is running already");
        }
        try {
            return verified(full ? ledger.verify(Optional.empty(), told -> {}) : ledger.verifyFurther(VERIFIED_IN_ONE));
        } finally {
            verifying.release();
        }
    }

    private Map<String, Object> verified(Verification result) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("ok", result.holds());
        answer.put("chainKey", "__platform__");
        answer.put("checked", result.events());
        if (!result.holds()) {
            Finding first = result.findings().getFirst();
            long leaf = ledger.leafAt(first.position()).orElse(-1);
            answer.put("brokenAt", leaf < 0 ? result.to() : leaf + 1);
            answer.put("reason", first.kind().equals("changed") ? "hash mismatch" : "broken hash link");
            answer.put("findings", result.findings());
        }
        if (result.to() > result.from()) {
            answer.put("range", Map.of("firstSeq", result.from() + 1, "lastSeq", result.to()));
        }
        return answer;
    }

    @GetMapping("/export.csv")
    ResponseEntity<StreamingResponseBody> csv(Caller caller, @RequestParam MultiValueMap<String, String> asked) {
        Auditing.requireReader(caller);
        AuditFilter filter = questions.filter(asked);
        readings.record(caller, "export", "csv", filter);
        long end = log.end();
        return exported("text/csv;charset=utf-8", "csv", out -> exports.csv(log.reading(filter), end, out));
    }

    /** All that is signed, oldest first, behind a line with the proof; see {@link AuditExport}. */
    @GetMapping("/export.jsonl")
    ResponseEntity<StreamingResponseBody> jsonLines(Caller caller, @RequestParam MultiValueMap<String, String> asked) {
        Auditing.requireReader(caller);
        AuditFilter filter = questions.filter(asked);
        readings.record(caller, "export", "jsonl", filter);
        // Before what is sealed is awaited: all that is signed by now is in the view then.
        Optional<LeafSpan> signed = ledger.span(0, Long.MAX_VALUE);
        log.end();
        return exported("application/jsonl", "jsonl", out -> exports.jsonLines(log.reading(filter), signed, out));
    }

    private ResponseEntity<StreamingResponseBody> exported(String type, String ending, StreamingResponseBody body) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"audit-log-" + exports.today() + "." + ending + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body);
    }
}
