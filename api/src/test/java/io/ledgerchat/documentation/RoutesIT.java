package io.ledgerchat.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.ServedRoutes;
import io.ledgerchat.api.support.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds the table of routes in {@code docs/compatibility.md} to what the running application serves. With
 * {@code -Ddocs.rewrite=true} the table is brought up to date first: what is served no longer counts as absent, and what is
 * new is added; whether a route works or is off is said by hand.
 */
class RoutesIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final Path DOCUMENT = Path.of("../docs/compatibility.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `(GET|POST|PUT|PATCH|DELETE) (/\\S+)` \\| (works|off|absent) \\| (\\S*) ?\\|");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    /** One line of the table. */
    private record Row(String method, String path, String state, String test) {
        String route() {
            return ServedRoutes.normalised(method + " " + path);
        }

        boolean isAbsent() {
            return state.equals("absent");
        }

        String line() {
            return "| `%s %s` | %s | %s |".formatted(method, path, state, test);
        }
    }

    @BeforeAll
    static void bringUpToDate() throws IOException {
        if (Boolean.getBoolean("docs.rewrite")) {
            var served = ServedRoutes.of(SERVER);
            var rows = new ArrayList<Row>();
            for (Row row : rows()) {
                boolean isServed = served.containsKey(row.route());
                if (row.isAbsent() == isServed) {
                    rows.add(new Row(row.method(), row.path(), isServed ? "works" : "absent", ""));
                } else {
                    rows.add(row);
                }
            }
            var listed = rows.stream().map(Row::route).collect(Collectors.toSet());
            served.forEach((route, path) -> {
                if (!listed.contains(route) && path.startsWith("/api/")) {
                    rows.add(new Row(route.substring(0, route.indexOf(' ')), path, "works", ""));
                }
            });
            rows.sort(Comparator.comparing(Row::path).thenComparing(Row::method));
            write(rows);
        }
    }

    private static void write(List<Row> rows) throws IOException {
        var lines = new ArrayList<String>();
        boolean written = false;
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (!ROW.matcher(line).matches()) {
                lines.add(line);
            } else if (!written) {
                rows.forEach(row -> lines.add(row.line()));
                written = true;
            }
        }
        Files.writeString(DOCUMENT, String.join("\n", lines) + "\n");
    }

    @Test
    void whatTheTableSaysIsServedIsServed() throws IOException {
        assertThat(rows())
                .filteredOn(row -> !row.isAbsent())
                .extracting(Row::route)
                .isSubsetOf(ServedRoutes.of(SERVER).keySet());
    }

    @Test
    void whatTheTableSaysIsAbsentIsNotServed() throws IOException {
        assertThat(rows())
                .filteredOn(Row::isAbsent)
                .extracting(Row::route)
                .doesNotContainAnyElementsOf(ServedRoutes.of(SERVER).keySet());
    }

    @Test
    void everyRouteOfTheApiStandsInTheTableOnce() throws IOException {
        var listed = rows().stream().map(Row::route).toList();
        assertThat(listed).doesNotHaveDuplicates();
        assertThat(ServedRoutes.of(SERVER).keySet())
                .filteredOn(route -> route.contains(" /api/"))
                .isSubsetOf(listed);
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            Set<String> known = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
            assertThat(rows())
                    .extracting(Row::test)
                    .filteredOn(test -> !test.isEmpty())
                    .isSubsetOf(known);
        }
    }

    /** Nobody who asks for what is not there meets an unknown error; what API keys open asks for one first. */
    @Test
    void whatIsAbsentIsNotFound() throws IOException {
        TestClient ada = SERVER.signedIn();
        for (Row row : rows()) {
            if (row.isAbsent() && row.path().startsWith("/api/")) {
                String path = VARIABLE.matcher(row.path()).replaceAll("none");
                assertThat(ada.send(row.method(), path, row.method().equals("GET") ? null : "{}")
                                .statusCode())
                        .as(row.route())
                        .isIn(400, 401, 403, 404);
            }
        }
    }

    private static List<Row> rows() throws IOException {
        var rows = new ArrayList<Row>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(new Row(row.group(1), row.group(2), row.group(3), row.group(4)));
            }
        }
        assertThat(rows).isNotEmpty();
        return rows;
    }
}
