package io.ledgerchat.api.permission;

import io.ledgerchat.api.support.ServedRoutes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Who may do what, as {@code permission/table.txt} has it. */
final class PermissionTable {
    private PermissionTable() {}

    /** The callers, in the order of the table's columns. */
    enum Asker {
        ANONYMOUS,
        OWNER,
        VIEWER,
        EDITOR,
        OTHER,
        AUDITOR,
        ADMIN,
        EXPIRED,
        KEY
    }

    /** One route under its rule; {@code body} is empty when none is sent. */
    record Row(String rule, List<String> answers, String method, String path, String body) {
        String route() {
            int query = path.indexOf('?');
            return ServedRoutes.normalised(method + " " + (query < 0 ? path : path.substring(0, query)));
        }

        /** With what is named in path and body put in. */
        Row with(UnaryOperator<String> names) {
            return new Row(rule, answers, method, names.apply(path), names.apply(body));
        }

        boolean lets(Asker asker) {
            return answers.get(asker.ordinal()).equals("ok");
        }

        boolean isAnsweredWith(int status, Asker asker) {
            return lets(asker)
                    ? status >= 200 && status < 300
                    : answers.get(asker.ordinal()).equals(Integer.toString(status));
        }

        List<Asker> let() {
            return Arrays.stream(Asker.values()).filter(this::lets).toList();
        }

        List<Asker> refused() {
            return Arrays.stream(Asker.values()).filter(asker -> !lets(asker)).toList();
        }
    }

    /** All rows, and what its names stand for that nobody has to make. */
    record Table(List<Row> rows, Map<String, String> constants) {}

    static Table read() throws IOException {
        var rows = new ArrayList<Row>();
        var constants = new HashMap<String, String>();
        String rule = "";
        List<String> answers = List.of();
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PermissionTable.class.getResourceAsStream("/permission/table.txt")),
                StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null; ) {
                if (line.startsWith("    ")) {
                    String[] words = line.strip().split(" ", 3);
                    rows.add(new Row(rule, answers, words[0], words[1], words.length < 3 ? "" : words[2]));
                } else if (line.startsWith("  ")) {
                    answers = List.of(line.strip().split(" +"));
                } else if (line.contains(" = ")) {
                    constants.put(line.substring(0, line.indexOf(" = ")), line.substring(line.indexOf(" = ") + 3));
                } else if (!line.startsWith("#")) {
                    rule = line;
                }
            }
        }
        return new Table(rows, constants);
    }
}
