package io.ledgerchat.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("\\[[^]]+]\\(([^)#\\s]*)(?:#([^)]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        for (Path document : documents()) {
            LINK.matcher(Files.readString(document))
                    .results()
                    .filter(link -> !link.group(1).contains(":"))
                    .forEach(link -> assertThat(document.resolveSibling(link.group(1)))
                            .as("link in %s", document)
                            .exists());
        }
    }

    @Test
    void everyLinkIntoAPageLeadsToAHeadingOfIt() throws IOException {
        for (Path document : documents()) {
            for (MatchResult link :
                    LINK.matcher(Files.readString(document)).results().toList()) {
                if (link.group(2) != null) {
                    Path page = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
                    assertThat(headings(page))
                            .as("headings of %s, for %s", page, document)
                            .contains(link.group(2));
                }
            }
        }
    }

    /** As a browser's address says them. */
    private static List<String> headings(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\d _-]", "").replace(' ', '-'))
                .toList();
    }

    @Test
    void everyDecisionIsListedAndNumberedOnce() throws IOException {
        String index = Files.readString(ROOT.resolve("docs/adr/README.md"));
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs/adr"))) {
            List<String> names = pages.map(page -> page.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .toList();
            assertThat(names).allSatisfy(name -> {
                assertThat(name).matches("[0-9]{4}-[a-z0-9-]+\\.md");
                assertThat(index).contains("(" + name + ")");
            });
            assertThat(names.stream().map(name -> name.substring(0, 4))).doesNotHaveDuplicates();
        }
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> below = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
                                    .map(ROOT::resolve),
                            below.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }
}
