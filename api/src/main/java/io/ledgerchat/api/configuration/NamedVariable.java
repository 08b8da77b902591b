package io.ledgerchat.api.configuration;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A variable as the code asks for it, with its default: {@code ${ledgerchat.some.name:default}}.
 *
 * @param name as operators write it
 * @param otherwise its default, which shows how it is written
 */
record NamedVariable(String name, String otherwise) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9._-]+):(.*)}");

    static Optional<NamedVariable> in(String placeholder) {
        Matcher found = PLACEHOLDER.matcher(placeholder);
        return found.matches()
                ? Optional.of(new NamedVariable(
                        found.group(1).replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), found.group(2)))
                : Optional.empty();
    }

    String problem() {
        return "The environment variable " + name + " cannot be read.";
    }

    String example() {
        return "Write it as in " + name + "=" + otherwise;
    }
}
