package io.ledgerchat.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/configuration.md} to the sources: what they read from the environment is named there, and nothing else. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Z0-9_]*)(?:=[^`]*)?`");

    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^\\s*//.*$)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(ledgerchat\\.[a-z.-]+|[A-Z][A-Z0-9_]*)[:}-]");
    private static final Pattern READER = Pattern.compile(
            "\\b(Variables|Environment|PropertyResolver|ENVIRONMENT|Map<String, String> environment)\\b");
    private static final Pattern WORDS = Pattern.compile("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\"");
    private static final Pattern WORD =
            Pattern.compile("(?:text|written|enabled|number|getProperty|getOrDefault|get)\\(\\s*\"([A-Z]+)\"");
    private static final Pattern LIMIT = Pattern.compile("Limit\\.from\\(\\s*variables,\\s*\"([A-Z_]+)\"(?=,)");
    private static final Pattern FOLLOWING = Pattern.compile("following\\(\\s*variables, \\w+, \"([A-Z_]+)\"");
    private static final Pattern LIMIT_OF_KIND = Pattern.compile("Limit\\.from\\(variables, \"([A-Z_]+_)\" \\+ kind");
    private static final Pattern SWITCH_OF_KIND = Pattern.compile("enabled\\(\"([A-Z_]+_)\" \\+ kind");
    private static final Pattern DATABASE = Pattern.compile("database\\(environment, \"([A-Z_]+)\"\\)");

    /** What is never handed on to a model's provider, and what the application tells itself. */
    private static final Set<String> NOT_READ =
            Set.of("MEILI_MASTER_KEY", "MONGO_URI", "REDIS_URI", "REDIS_PASSWORD", "LEDGERCHAT_PORT_OPTION");

    @Test
    void everyVariableThatIsReadIsNamed() throws IOException {
        Set<String> unnamed = read();
        found(NAMED, Files.readString(PAGE)).forEach(unnamed::remove);

        assertThat(unnamed).isEmpty();
    }

    @Test
    void everyVariableWithARowIsRead() throws IOException {
        Set<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> found(NAMED, line.split("\\|", 3)[1]))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows).isNotEmpty();

        rows.removeAll(read());
        assertThat(rows).isEmpty();
    }

    @Test
    void variablesAreFoundHoweverTheyAreRead() {
        var names = new TreeSet<String>();
        collect("""
                /** {@code "NOT_THIS_ONE"} */
                private final Variables variables;
                Limit.from(variables, "FORK_IP", 30, 1, "FORK_VIOLATION_SCORE", 1),
                following(variables, login, "TWO_FACTOR_TEMP", 1),
                variables.text("PROXY", ""), variables.enabled(
                        "TITLE_CONVO"), variables.enabled("LIMIT_MESSAGE_" + kind),
                database(environment, "LEDGERCHAT_POSTGRES")
                @Value("${ledgerchat.replies.most-running:1000}") int mostRunning
                """, names);
        collect("throw new Refusal(\"NOT_A_VARIABLE\")", names);

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "FORK_IP_MAX",
                        "FORK_IP_WINDOW",
                        "FORK_VIOLATION_SCORE",
                        "TWO_FACTOR_TEMP_MAX",
                        "TWO_FACTOR_TEMP_WINDOW",
                        "TWO_FACTOR_TEMP_VIOLATION_SCORE",
                        "PROXY",
                        "TITLE_CONVO",
                        "LIMIT_MESSAGE_IP",
                        "LIMIT_MESSAGE_USER",
                        "LEDGERCHAT_POSTGRES_URL",
                        "LEDGERCHAT_POSTGRES_USER",
                        "LEDGERCHAT_POSTGRES_PASSWORD",
                        "LEDGERCHAT_REPLIES_MOST_RUNNING");
    }

    private static Set<String> read() throws IOException {
        var names = new TreeSet<String>();
        for (String module : new String[] {"api", "command-side", "query-side", "infra"}) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main"))) {
                for (Path file : files.filter(ConfigurationPageTest::isSource).toList()) {
                    collect(Files.readString(file), names);
                }
            }
        }
        found(PLACEHOLDER, Files.readString(Path.of("../run"))).forEach(names::add);
        names.removeAll(NOT_READ);
        return names;
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".java") || file.endsWith("application.yml");
    }

    private static void collect(String text, Set<String> names) {
        String source = COMMENT.matcher(text).replaceAll("");
        found(PLACEHOLDER, source)
                .map(name -> name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
                .forEach(names::add);
        if (READER.matcher(source).find()) {
            names.addAll(ended(LIMIT, source, "_MAX", "_WINDOW"));
            names.addAll(ended(FOLLOWING, source, "_MAX", "_WINDOW", "_VIOLATION_SCORE"));
            names.addAll(ended(LIMIT_OF_KIND, source, "IP_MAX", "IP_WINDOW", "USER_MAX", "USER_WINDOW"));
            names.addAll(ended(SWITCH_OF_KIND, source, "IP", "USER"));
            names.addAll(ended(DATABASE, source, "_URL", "_USER", "_PASSWORD"));
            Set<String> beginnings = Stream.of(LIMIT, FOLLOWING, DATABASE)
                    .flatMap(pattern -> found(pattern, source))
                    .collect(Collectors.toSet());
            Stream.of(WORDS, WORD)
                    .flatMap(pattern -> found(pattern, source))
                    .filter(name -> !beginnings.contains(name))
                    .forEach(names::add);
        }
    }

    private static Set<String> ended(Pattern pattern, String source, String... ends) {
        return found(pattern, source)
                .flatMap(name -> Arrays.stream(ends).map(end -> name + end))
                .collect(Collectors.toSet());
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }
}
