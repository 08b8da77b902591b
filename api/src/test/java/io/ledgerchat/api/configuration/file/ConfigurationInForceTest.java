package io.ledgerchat.api.configuration.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConfigurationInForceTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Z0-9_]*)(?:=[^`]*)?`");

    @Test
    void everyVariableThatIsDocumentedIsRecorded() throws IOException {
        List<String> named = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", 3)[1])
                .flatMap(cell -> NAMED.matcher(cell).results())
                .map((MatchResult name) -> name.group(1))
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(100)
                .allMatch(name -> ConfigurationInForce.OURS.matcher(name).matches());
    }

    @Test
    void whatTheMachineSaysOfItselfIsNot() {
        assertThat(List.of("PATH", "HOME", "USER", "LANG", "TERM", "TEMP", "SSH_AUTH_SOCK"))
                .noneMatch(name -> ConfigurationInForce.OURS.matcher(name).matches());
    }
}
