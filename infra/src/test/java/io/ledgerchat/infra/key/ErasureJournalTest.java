package io.ledgerchat.infra.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.event.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureJournalTest {
    @TempDir
    Path home;

    @Test
    void linesAreReadBackInOrder() {
        var journal = ErasureJournal.at(home, null);
        journal.append(erasure("1"));
        journal.append(erasure("2"));

        assertThat(ErasureJournal.at(home, null).read())
                .extracting(erasure -> erasure.subject().value())
                .containsExactly("1", "2");
        assertThat(journal.read().getFirst().keys()).hasSize(1);
        assertThat(home.resolve("erasures.log")).exists();
    }

    @Test
    void aLineCutShortByACrashIsLeftOutAndWrittenOver() throws IOException {
        var journal = ErasureJournal.at(home, null);
        journal.append(erasure("1"));
        Files.writeString(home.resolve("erasures.log"), "{\"subject\":\"conv", StandardOpenOption.APPEND);

        assertThat(journal.read()).hasSize(1);
        journal.append(erasure("2"));
        assertThat(journal.read())
                .extracting(erasure -> erasure.subject().value())
                .containsExactly("1", "2");
    }

    @Test
    void aSpoiltLineStopsTheStart() throws IOException {
        Files.writeString(home.resolve("erasures.log"), "{\"subject\":\"conversation:1\"}\n");

        assertThatThrownBy(() -> ErasureJournal.at(home, null).read())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void theEnvironmentNamesAnotherPlace() {
        ErasureJournal.at(home, home.resolve("elsewhere/list").toString()).append(erasure("1"));

        assertThat(home.resolve("elsewhere/list")).exists();
    }

    private static Erasure erasure(String value) {
        return new Erasure(
                new Subject("conversation", value), List.of(UUID.randomUUID()), Instant.parse("2026-11-21T12:00:00Z"));
    }
}
