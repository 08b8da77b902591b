package io.ledgerchat.query.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/**
 * The SQL of a view's tables, and that which waits until they are filled: what follows the line {@value #LINE}. It says
 * {@code if not exists}.
 */
record ViewScript(String beforeFilling, String whenFilled) {
    static final String LINE = "-- When filled:";

    static ViewScript of(RelationalView view) {
        try {
            // By this class's loader: a thread of a common pool has one that does not see into the application's jar.
            String script = new ClassPathResource(view.ddl(), ViewScript.class.getClassLoader())
                    .getContentAsString(StandardCharsets.UTF_8);
            int line = script.indexOf(LINE);
            return line < 0
                    ? new ViewScript(script, "")
                    : new ViewScript(script.substring(0, line), script.substring(line));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
