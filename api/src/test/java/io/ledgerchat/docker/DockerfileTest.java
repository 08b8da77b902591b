package io.ledgerchat.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DockerfileTest {
    private static final Set<String> KNOWN = Set.of(
            "FROM",
            "WORKDIR",
            "COPY",
            "RUN",
            "LABEL",
            "ENV",
            "USER",
            "VOLUME",
            "EXPOSE",
            "STOPSIGNAL",
            "HEALTHCHECK",
            "ENTRYPOINT");

    private final List<String> instructions = instructions();

    @Test
    void onlyKnownInstructionsAreUsed() {
        assertThat(instructions)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(KNOWN).contains(word(line)));
    }

    @Test
    void imagesNameAVersion() {
        assertThat(all("FROM"))
                .isNotEmpty()
                .allSatisfy(image -> assertThat(image)
                        .matches("\\S+:[0-9][\\w.-]*( AS \\w+)?")
                        .doesNotContain("latest"));
    }

    @Test
    void theApplicationRunsAsNobodySpecial() {
        assertThat(all("USER"))
                .hasSize(1)
                .allSatisfy(user -> assertThat(user).matches("[1-9][0-9]{3,}:[1-9][0-9]{3,}"));
        assertThat(indexOf("USER")).isLessThan(indexOf("ENTRYPOINT")).isGreaterThan(lastIndexOf("RUN"));
    }

    @Test
    void healthIsReadiness() {
        assertThat(all("HEALTHCHECK")).singleElement().asString().contains("/readyz", "CMD");
    }

    @Test
    void aStartThatFillsViewsIsNoFailure() {
        assertThat(all("HEALTHCHECK")).singleElement().asString().containsPattern("--start-period=[1-9][0-9]*h ");
    }

    @Test
    void theJvmIsToldWhatTheStartScriptTellsIt() throws IOException {
        var flag = Pattern.compile("(?:--enable-native-access|--sun-misc-unsafe-memory-access|-D[\\w.-]+)=[\\w-]+");
        var flags = Files.readAllLines(Path.of("../run")).stream()
                .filter(line -> line.startsWith("options="))
                .flatMap(line -> flag.matcher(line).results())
                .map(found -> found.group())
                .toList();

        assertThat(flags).hasSizeGreaterThan(3);
        assertThat(all("ENV")).anySatisfy(env -> assertThat(env).contains(flags));
    }

    @Test
    void noSecretIsBakedIn() {
        assertThat(all("ENV"))
                .allSatisfy(env -> assertThat(env).doesNotContainPattern("(?i)(password|secret|_key|token)\\w*="));
        assertThat(all("ARG")).isEmpty();
    }

    private List<String> all(String instruction) {
        return instructions.stream()
                .filter(line -> word(line).equals(instruction))
                .map(line -> line.substring(instruction.length()).strip())
                .toList();
    }

    private int indexOf(String instruction) {
        return instructions.stream().map(DockerfileTest::word).toList().indexOf(instruction);
    }

    private int lastIndexOf(String instruction) {
        return instructions.stream().map(DockerfileTest::word).toList().lastIndexOf(instruction);
    }

    private static String word(String line) {
        return line.split("\\s", 2)[0];
    }

    /** One line each, without comments. */
    private static List<String> instructions() {
        try {
            var joined = new ArrayList<String>();
            var open = new StringBuilder();
            for (String line : Files.readAllLines(Path.of("../docker/Dockerfile"))) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                boolean goesOn = line.endsWith("\\");
                open.append(goesOn ? line.substring(0, line.length() - 1) : line);
                if (!goesOn) {
                    joined.add(open.toString());
                    open.setLength(0);
                }
            }
            return joined;
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
