package io.ledgerchat.query.view;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An insert of one row made an insert of several, which PostgreSQL takes several times faster than one after the other.
 *
 * <p>Only of those that leave a row alone that is there: one statement may not upsert a row twice, which a batch of many
 * events about one thing would have it do.
 */
record ManyRows(String head, String row, String tail) {
    /** Rows in one statement. Few different numbers, so that PostgreSQL keeps each statement prepared. */
    static final List<Integer> SIZES = List.of(64, 8, 1);

    private static final Pattern INSERT = Pattern.compile(
            "(insert into [a-z0-9_.]+\\s*\\([a-z0-9_,\\s]+\\)\\s*values\\s*)(\\(.*\\))(\\s*on"
                    + " conflict[a-z0-9_,()\\s]*? do nothing)?",
            Pattern.DOTALL);

    private static final ConcurrentHashMap<String, Optional<ManyRows>> KNOWN = new ConcurrentHashMap<>();

    /** Empty if the statement is no such insert. */
    static Optional<ManyRows> of(String sql) {
        return KNOWN.computeIfAbsent(sql, ManyRows::parse);
    }

    private static Optional<ManyRows> parse(String sql) {
        Matcher insert = INSERT.matcher(sql);
        return insert.matches() && !insert.group(2).contains("on conflict")
                ? Optional.of(
                        new ManyRows(insert.group(1), insert.group(2), insert.group(3) == null ? "" : insert.group(3)))
                : Optional.empty();
    }

    String sql(int rows) {
        return head + String.join(", ", Collections.nCopies(rows, row)) + tail;
    }
}
