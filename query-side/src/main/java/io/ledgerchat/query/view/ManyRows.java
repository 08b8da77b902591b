package io.ledgerchat.query.view;

import io.ledgerchat.query.view.StatementRuns.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement for one row made a statement for many: its parameters come as arrays, one for each, and PostgreSQL reads and
 * plans it once for all rows of a batch, which costs a fraction of one execution for each row.
 *
 * <p>{@code insert … values (?, ?)} becomes {@code insert … select q.c1, q.c2 from unnest(?, ?) as q (c1, c2)}; an insert
 * with {@code select … where}, an update and a deletion take their parameters from the same place. A statement of any other
 * form, and one that reads from a table of its own, is sent row by row.
 */
final class ManyRows {
    private static final String PARAMETERS = "q";

    /** Texts, brackets, parameters and the words that part a statement. */
    private static final Pattern TOKEN = Pattern.compile(
            "'(?:[^']|'')*'|[()?]|\\b(?:values|select|from|using|where|returning|on conflict|do update|set|union)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Rows of parameters and nothing else. */
    private static final String VALUE = "\\s*\\?(?:::[a-z0-9]+(?:\\[])?)?\\s*";

    private static final Pattern PLAIN =
            Pattern.compile("insert into ([a-z0-9_.]+\\s*\\([a-z0-9_,\\s]+\\))\\s*values\\s*\\(" + VALUE + "(?:,"
                    + VALUE + ")*\\)" + "\\s*(?:on conflict\\s*(?:\\([a-z0-9_,\\s]+\\)\\s*)?do nothing\\s*)?");

    private static final Pattern INSERT = Pattern.compile("\\s*insert into [a-z0-9_.]+\\s*\\([a-z0-9_,\\s]+\\)\\s*");

    /** Which statements about one and the same thing may go together. */
    enum Rule {
        /** It leaves a row alone that is there, so all may. */
        ANY,
        /** It also reads: only such about things, which read nothing that is written about other things. */
        THINGS,
        /** It writes over rows: only one for each thing. */
        ONE_EACH
    }

    private final String head;
    private final String parameters;
    private final String tail;
    private final Rule rule;

    private ManyRows(String head, String parameters, String tail, Rule rule) {
        this.head = head;
        this.parameters = parameters;
        this.tail = tail;
        this.rule = rule;
    }

    /**
     * The COPY that writes what many of this statement would, as long as no row of them is there already; empty if the
     * statement is more than rows of parameters.
     */
    static Optional<String> copy(String sql) {
        Matcher plain = PLAIN.matcher(sql);
        return plain.matches()
                ? Optional.of("copy " + plain.group(1) + " from stdin (format binary)")
                : Optional.empty();
    }

    /** Empty if the statement has none of the forms. */
    static Optional<ManyRows> of(String sql) {
        Map<String, Integer> parts = parts(sql);
        if (parts.containsKey("returning") || parts.containsKey("union")) {
            return Optional.empty();
        }
        Matcher insert = INSERT.matcher(sql);
        if (insert.lookingAt()) {
            return insert(sql, insert.end(), parts);
        }
        boolean update = sql.startsWith("update ") && parts.containsKey("set") && !parts.containsKey("from");
        boolean delete = sql.startsWith("delete from ") && !parts.containsKey("using");
        return (update || delete) && parts.containsKey("where")
                ? Optional.of(new ManyRows(
                        sql.substring(0, parts.get("where")),
                        update ? "from " : "using ",
                        " " + sql.substring(parts.get("where")),
                        Rule.ONE_EACH))
                : Optional.empty();
    }

    private static Optional<ManyRows> insert(String sql, int end, Map<String, Integer> parts) {
        int conflict = parts.getOrDefault("on conflict", sql.length());
        if (sql.indexOf('?', conflict) >= 0 || parts.containsKey("from")) {
            return Optional.empty();
        }
        Rule writing = parts.containsKey("do update") ? Rule.ONE_EACH : Rule.ANY;
        if (Integer.valueOf(end).equals(parts.get("values"))) {
            String row = sql.substring(end + "values".length(), conflict).strip();
            return endOfGroup(row) == row.length()
                    ? Optional.of(new ManyRows(
                            sql.substring(0, end) + "select " + row.substring(1, row.length() - 1),
                            " from ",
                            " " + sql.substring(conflict),
                            writing))
                    : Optional.empty();
        }
        if (Integer.valueOf(end).equals(parts.get("select"))) {
            int where = Math.min(parts.getOrDefault("where", sql.length()), conflict);
            return Optional.of(new ManyRows(
                    sql.substring(0, where),
                    " from ",
                    " " + sql.substring(where),
                    writing == Rule.ANY ? Rule.THINGS : writing));
        }
        return Optional.empty();
    }

    /** Where the parting words first stand outside of brackets and texts. */
    private static Map<String, Integer> parts(String sql) {
        var parts = new HashMap<String, Integer>();
        int depth = 0;
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            switch (token.group().charAt(0)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '\'', '?' -> {}
                default -> {
                    if (depth == 0) {
                        parts.putIfAbsent(token.group(), token.start());
                    }
                }
            }
        }
        return parts;
    }

    /** Behind the bracket that closes the one at the beginning. */
    private static int endOfGroup(String row) {
        int depth = 0;
        Matcher token = TOKEN.matcher(row);
        while (token.find()) {
            depth += token.group().equals("(") ? 1 : token.group().equals(")") ? -1 : 0;
            if (depth == 0) {
                return token.end();
            }
        }
        return -1;
    }

    Rule rule() {
        return rule;
    }

    /** The statement for any number of rows. */
    String sql(List<ManyColumn> columns) {
        var names = new ArrayList<String>();
        var arrays = new ArrayList<String>();
        for (int number = 1; number <= columns.size(); number++) {
            names.add("c" + number);
            arrays.add("?::" + columns.get(number - 1).arrayType() + "[]");
        }
        var taken = new int[1];
        String before = taking(head, columns, taken);
        String after = taking(tail, columns, taken);
        return before + parameters + "unnest(" + String.join(", ", arrays) + ") as " + PARAMETERS + " ("
                + String.join(", ", names) + ")" + after;
    }

    private static String taking(String sql, List<ManyColumn> columns, int[] taken) {
        var text = new StringBuilder();
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            if (token.group().equals("?")) {
                ManyColumn column = columns.get(taken[0]++);
                token.appendReplacement(text, column.value(PARAMETERS + ".c" + taken[0]));
            }
        }
        return token.appendTail(text).toString();
    }

    /** The statements in sets that may each go together, in their order; empty if they may not. */
    Optional<List<List<Statement>>> sets(List<Statement> statements) {
        if (rule == Rule.ANY) {
            return Optional.of(List.of(statements));
        }
        if (statements.stream().anyMatch(statement -> statement.thing() == null)) {
            return Optional.empty();
        }
        if (rule == Rule.THINGS) {
            return Optional.of(List.of(statements));
        }
        var sets = new ArrayList<List<Statement>>();
        var seen = new HashMap<String, Integer>();
        for (Statement statement : statements) {
            int turn = seen.merge(String.valueOf(statement.thing()), 1, Integer::sum) - 1;
            if (turn == sets.size()) {
                sets.add(new ArrayList<>());
            }
            sets.get(turn).add(statement);
        }
        return Optional.of(sets);
    }
}
