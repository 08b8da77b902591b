package io.ledgerchat.query.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/**
 * The SQL of a view's tables, and that which waits until they are filled: what follows the line {@value #LINE}. Done again
 * that changes nothing: it says {@code if not exists}.
 *
 * @param indexesWhenFilled each may be made beside the others
 * @param afterIndexes is done in one transaction, when they are there
 */
record ViewScript(String beforeFilling, List<String> indexesWhenFilled, String afterIndexes) {
    static final String LINE = "-- When filled:";
    private static final String INDEX = "create index ";

    static ViewScript of(RelationalView view) {
        try {
            // By this class's loader: a thread of a common pool has one that does not see into the application's jar.
            String script = new ClassPathResource(view.ddl(), ViewScript.class.getClassLoader())
                    .getContentAsString(StandardCharsets.UTF_8);
            int line = script.indexOf(LINE);
            return line < 0
                    ? new ViewScript(script, List.of(), "")
                    : of(script.substring(0, line), statements(script.substring(line)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static ViewScript of(String beforeFilling, List<String> whenFilled) {
        return new ViewScript(
                beforeFilling,
                whenFilled.stream().filter(ViewScript::isIndex).toList(),
                whenFilled.stream().filter(statement -> !isIndex(statement)).collect(Collectors.joining(";\n")));
    }

    private static boolean isIndex(String statement) {
        return statement.startsWith(INDEX);
    }

    /** Comments stand on lines of their own, and no text has a semicolon in it. */
    private static List<String> statements(String script) {
        String bare = script.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        return Arrays.stream(bare.split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
