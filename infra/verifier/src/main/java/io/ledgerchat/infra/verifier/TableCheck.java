package io.ledgerchat.infra.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds the audit log as a spreadsheet against the export that proves the entries of the same question: every row is a proven
 * entry, the newest first, and between the first and the last row none is missing, nor behind it unless there are as many
 * rows as a server writes. What the export proves of no entry (names, addresses) is not compared.
 */
public final class TableCheck {
    private static final List<String> HEADER = List.of(
            "Timestamp",
            "Category",
            "Action",
            "Outcome",
            "Severity",
            "Actor type",
            "Actor",
            "Actor ID",
            "Target type",
            "Target",
            "Target ID",
            "Capability",
            "Details",
            "IP",
            "Request ID",
            "Seq",
            "Hash");
    private static final int SEQ = HEADER.indexOf("Seq");
    private static final int DETAILS = HEADER.indexOf("Details");
    /** More rows a server does not write; it says then that there are more entries. */
    public static final int MOST_ROWS = 100_000;

    private static final int MOST_NAMED = 100;

    private final int mostRows;
    private final Map<Long, List<String>> rows = new HashMap<>();
    private final List<String> findings = new ArrayList<>();
    private long last = Long.MAX_VALUE;
    private long newest = Long.MIN_VALUE;
    private boolean truncated;
    private long newer;
    private long older;

    private TableCheck(int mostRows) {
        this.mostRows = mostRows;
    }

    /**
     * What was found.
     *
     * @param newer entries of the export that are newer than the newest row
     * @param older entries of the export that are older than the last row of a table that says it was cut off
     * @param findings sentences about what is wrong; of many the first
     */
    public record Result(long rows, long newer, long older, List<String> findings) {
        /** What an auditor should know of a table in which nothing is wrong. */
        public List<String> notes() {
            var notes = new ArrayList<String>();
            if (newer > 0) {
                notes.add("The table ends before the export does; newer entries: " + newer);
            }
            if (older > 0) {
                notes.add("The table is cut off after " + rows + " rows; older entries: " + older);
            }
            return notes;
        }
    }

    /** @param keys any of which may have signed the checkpoint */
    public static Result check(BufferedReader table, BufferedReader export, List<NoteKey> keys) throws IOException {
        return check(table, export, keys, MOST_ROWS);
    }

    static Result check(BufferedReader table, BufferedReader export, List<NoteKey> keys, int mostRows)
            throws IOException {
        var check = new TableCheck(mostRows);
        check.read(new CsvRows(table));
        long rows = check.rows.size();
        ExportCheck.Result proof = ExportCheck.check(export, keys, check::compare);
        proof.findings().forEach(finding -> check.say("export, " + finding));
        if (!proof.audit()) {
            check.say("the export is not one of the audit log");
        }
        check.rows.keySet().stream().sorted().forEach(seq -> check.say("row " + seq + " is no entry of the export"));
        return new Result(rows, check.newer, check.older, List.copyOf(check.findings));
    }

    private void read(CsvRows table) throws IOException {
        List<String> header = table.next();
        if (!HEADER.equals(header)) {
            say("the table does not begin with the header of an audit log");
            return;
        }
        List<String> end = List.of("# TRUNCATED: export capped at " + mostRows + " rows");
        for (List<String> row = table.next(); row != null; row = table.next()) {
            if (truncated || !row.equals(end)) {
                add(row);
            } else {
                truncated = true;
            }
        }
        if (truncated && rows.size() < mostRows) {
            say("the table says it was cut off after %d rows, but has %d".formatted(mostRows, rows.size()));
        }
    }

    private void add(List<String> row) {
        try {
            long seq = row.size() == HEADER.size() ? Long.parseLong(row.get(SEQ)) : -1;
            if (seq < 1 || rows.put(seq, row) != null) {
                say("a row has no number of an entry, or that of another: " + row.getFirst());
                return;
            }
            if (seq > last || truncated) {
                say("row " + seq + " is not in its place");
            }
            last = seq;
            newest = Math.max(newest, seq);
        } catch (NumberFormatException noNumber) {
            say("a row has no number of an entry: " + row.getFirst());
        }
    }

    private void compare(Map<String, @Nullable Object> entry) {
        if (!(ShownEntry.inner(entry, "integrity").get("seq") instanceof Long seq)) {
            return;
        }
        List<String> row = rows.remove(seq);
        if (row != null) {
            compare(seq, row, entry);
        } else if (seq > newest) {
            newer++;
        } else if (truncated && seq < last) {
            older++;
        } else {
            say("entry " + seq + " is missing");
        }
    }

    private void compare(long seq, List<String> row, Map<String, @Nullable Object> entry) {
        List<String> wrong = new ArrayList<>();
        cells(entry).forEach((name, text) -> {
            if (!cell(text).equals(row.get(HEADER.indexOf(name)))) {
                wrong.add(name);
            }
        });
        if (!details(row.get(DETAILS)).equals(ShownEntry.inner(entry, "metadata"))) {
            wrong.add("Details");
        }
        if (!wrong.isEmpty()) {
            say("row " + seq + " does not show what its event says: " + String.join(", ", wrong));
        }
    }

    private static Map<String, @Nullable Object> cells(Map<String, @Nullable Object> entry) {
        var cells = new HashMap<String, @Nullable Object>();
        cells.put("Timestamp", entry.get("timestamp"));
        cells.put("Category", entry.get("category"));
        cells.put("Action", entry.get("action"));
        cells.put("Outcome", entry.get("outcome"));
        cells.put("Severity", entry.get("severity"));
        cells.put("Actor type", ShownEntry.inner(entry, "actor").get("type"));
        cells.put("Actor ID", ShownEntry.inner(entry, "actor").get("id"));
        cells.put("Target type", ShownEntry.inner(entry, "target").get("type"));
        cells.put("Target ID", ShownEntry.inner(entry, "target").get("id"));
        cells.put("Capability", ShownEntry.inner(entry, "metadata").get("capability"));
        cells.put("Request ID", ShownEntry.inner(entry, "context").get("requestId"));
        cells.put("Hash", ShownEntry.inner(entry, "integrity").get("hash"));
        return cells;
    }

    /** As the server keeps a spreadsheet from taking it for a formula. */
    private static String cell(@Nullable Object value) {
        String text = Objects.toString(value, "");
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static Map<String, @Nullable Object> details(String cell) {
        try {
            return cell.isEmpty() ? Map.of() : JsonLine.object(cell);
        } catch (IllegalArgumentException noJson) {
            return Map.of("", cell);
        }
    }

    private void say(String finding) {
        if (findings.size() < MOST_NAMED) {
            findings.add(finding);
        }
    }
}
