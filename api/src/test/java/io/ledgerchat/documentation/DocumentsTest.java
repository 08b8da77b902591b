package io.ledgerchat.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("\\[[^]]+]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        for (Path document : documents()) {
            LINK.matcher(Files.readString(document))
                    .results()
                    .map(link -> link.group(1))
                    .filter(target -> !target.contains(":"))
                    .forEach(target -> assertThat(document.resolveSibling(target))
                            .as("link in %s", document)
                            .exists());
        }
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
                            Stream.of(ROOT.resolve("README.md")),
                            below.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }
}
