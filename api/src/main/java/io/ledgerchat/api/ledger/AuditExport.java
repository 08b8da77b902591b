package io.ledgerchat.api.ledger;

import io.ledgerchat.api.ledger.AuditLog.Entry;
import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.query.ledger.AuditEntry;
import io.ledgerchat.query.ledger.AuditFilter;
import io.ledgerchat.query.ledger.LeafSpan;
import io.ledgerchat.query.ledger.Ledger;
import io.ledgerchat.query.ledger.RangeProof;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/**
 * The audit log as a file, written as it is read.
 *
 * <p>The first of the JSON Lines names the signed checkpoint, the range of leaves, and the hashes beside it. Each entry
 * carries its event as it is hashed, and the hashes of the leaves that a filter leaves out before it: with them the hashes
 * of the events give the checkpoint's root. The spreadsheet has the contract's columns and no more; it is held against the
 * JSON Lines of the same question.
 */
@Component
class AuditExport {
    static final String FORMAT = "ledgerchat/audit/v2";
    private static final int PAGE = 500;
    static final int MOST_ROWS = 100_000;
    private static final String FORMULA = "=+-@\t\r\n";
    private static final String PARTING = "\",;\t\r\n";
    private static final String HEADER =
            "Timestamp,Category,Action,Outcome,Severity,Actor type,Actor,Actor ID,Target type,"
                    + "Target,Target ID,Capability,Details,IP,Request ID,Seq,Hash";

    private final AuditLog log;
    private final Ledger ledger;
    private final JsonMapper json;
    private final Clock clock;

    AuditExport(AuditLog log, Ledger ledger, JsonMapper json, Clock clock) {
        this.log = log;
        this.ledger = ledger;
        this.json = json;
        this.clock = clock;
    }

    String today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    }

    /** Contract 80 §H5. */
    void csv(AuditSearch search, long end, OutputStream out) throws IOException {
        write(out, "\uFEFF" + HEADER + "\r\n");
        long before = end;
        int rows = 0;
        List<Entry> page = log.newest(search, before, 0, PAGE);
        while (!page.isEmpty() && rows < MOST_ROWS) {
            var lines = new StringBuilder();
            page.forEach(entry -> lines.append(line(entry)).append("\r\n"));
            write(out, lines.toString());
            rows += page.size();
            before = page.getLast().entry().position();
            page = log.newest(search, before, 0, PAGE);
        }
        if (!page.isEmpty()) {
            write(out, "# TRUNCATED: export capped at " + MOST_ROWS + " rows\r\n");
        }
    }

    private String line(Entry found) {
        AuditEntry entry = found.entry();
        var cells = new ArrayList<String>();
        cells.add(IsoTime.of(entry.occurredAt()));
        cells.add(entry.category());
        cells.add(entry.action());
        cells.add(entry.outcome());
        cells.add(entry.severity());
        cells.add(entry.actorKind());
        cells.add(entry.actorName());
        cells.add(orEmpty(entry.actorId()));
        cells.add(entry.resourceKind());
        cells.add(entry.resourceName());
        cells.add(entry.resourceId());
        cells.add(orEmpty(entry.details().get("capability")));
        cells.add(entry.details().isEmpty() ? "" : json.writeValueAsString(entry.details()));
        cells.add(orEmpty(entry.address()));
        cells.add(orEmpty(entry.requestId()));
        cells.add(Long.toString(found.seq()));
        cells.add(found.leaf().hash());
        return String.join(",", cells.stream().map(AuditExport::cell).toList());
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** A spreadsheet must not take a cell for a formula, nor a part of it for a cell. */
    static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(letter -> PARTING.indexOf(letter) >= 0);
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** @param signed all leaves of a checkpoint, whose events the view has passed; nothing is written before the first */
    void jsonLines(AuditSearch search, Optional<LeafSpan> signed, OutputStream out) throws IOException {
        if (signed.isEmpty()) {
            return;
        }
        LeafSpan all = signed.get();
        long end = ledger.positionOf(all.to() - 1).orElse(-1) + 1;
        LeafSpan shown = search.filter().isAll() ? all : shown(search, all, end);
        write(out, json.writeValueAsString(head(shown, search.filter())) + "\n");
        long next = shown.from();
        List<Entry> page = log.following(search, Long.MIN_VALUE, end, PAGE);
        while (!page.isEmpty()) {
            write(out, lines(page, next));
            next = page.getLast().leaf().index() + 1;
            page = log.following(search, page.getLast().entry().position(), end, PAGE);
        }
    }

    /** From the first to the last leaf that passes the filter. */
    private LeafSpan shown(AuditSearch search, LeafSpan all, long end) {
        List<Entry> first = log.following(search, Long.MIN_VALUE, end, 1);
        List<Entry> last = log.newest(search, end, 0, 1);
        return first.isEmpty() || last.isEmpty()
                ? new LeafSpan(0, 0, all.size())
                : new LeafSpan(
                        first.getFirst().leaf().index(), last.getFirst().leaf().index() + 1, all.size());
    }

    /** @param next the leaf behind the last that was written */
    private String lines(List<Entry> page, long next) {
        List<String> events =
                ledger.events(page.stream().map(entry -> entry.leaf().index()).toList());
        var lines = new StringBuilder();
        long expected = next;
        for (int number = 0; number < page.size(); number++) {
            long leaf = page.get(number).leaf().index();
            Map<String, Object> document = AuditDocuments.entry(page.get(number));
            if (leaf > expected) {
                document.put("between", ledger.subtrees(expected, leaf));
            }
            document.put("event", new RawValue(events.get(number)));
            lines.append(json.writeValueAsString(document)).append('\n');
            expected = leaf + 1;
        }
        return lines.toString();
    }

    private Map<String, Object> head(LeafSpan span, AuditFilter filter) {
        RangeProof proof = ledger.rangeProof(span);
        var head = new LinkedHashMap<String, Object>();
        head.put("format", FORMAT);
        head.put("complete", filter.isAll());
        head.put("from", proof.from());
        head.put("to", proof.to());
        head.put("before", proof.before());
        head.put("after", proof.after());
        head.put("checkpoint", proof.checkpoint());
        return head;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
