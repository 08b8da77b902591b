package io.ledgerchat.api.metrics;

import static io.ledgerchat.api.support.TestClient.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the table of figures in {@code docs/operations.md} to what is offered. */
class MetricsIT {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `((?:ledgerchat|hikaricp|http|jvm|logback|disk)_[a-z_]+)");

    @Test
    void everyFigureThatIsDescribedIsOffered() throws IOException {
        List<String> described = ROW.matcher(Files.readString(Path.of("../docs/operations.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(described).isNotEmpty();
        try (RunningLedgerChat node = RunningLedgerChat.shared().alongside(Map.of("METRICS_SECRET", "open sesame"))) {
            expect(200, node.client().get("/api/config"));

            String figures = expect(200, node.client().withToken("open sesame").get("/metrics"))
                    .body();

            assertThat(described).allSatisfy(name -> assertThat(figures).containsPattern("(?m)^" + name + "[ {]"));
        }
    }
}
