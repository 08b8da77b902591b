package io.ledgerchat.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventDocumentTest {
    private static final Path PAGE = Path.of("../docs/events.md");

    @Test
    void thePageOfEventsSaysWhatTheCodeSays() throws IOException {
        var page = EventDocument.fromSources(Path.of("src/main/java")).page(EventCatalogue.standard());
        if (Boolean.getBoolean("docs.rewrite")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/events.md is stale: run this test with -Ddocs.rewrite=true")
                .isEqualTo(page);
    }
}
