package io.ledgerchat.infra.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.file.FilePassages.Passage;
import io.ledgerchat.command.message.FileFacts.FileFact;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.infra.tool.FileSearchTools.Citations;
import java.util.List;
import org.junit.jupiter.api.Test;

class CitationsTest {
    private static final FileId FILE = new FileId("7a1f0c9e-6f0e-4c57-9a3e-0d4f3f4b9d21");
    private static final List<FileFact> FILES =
            List.of(new FileFact(FILE, "fjords.txt", "text/plain", 16, new FilePlace("local", "a"), "file_search"));
    private static final List<Passage> FOUND = List.of(new Passage(FILE, "Fjords are deep.", 1, 0, 1.0));

    @Test
    void readersSeeWhatAnAnswerRestsOn() {
        var result = new Citations(FILES, true).of(FOUND);
        assertThat(result.text()).contains("turn0file0", "Fjords are deep.");
        assertThat(result.artifacts()).singleElement().asString().contains("fjords.txt", "fileCitations=true");
    }

    @Test
    void whereTheyMayNotTheModelAloneIsTold() {
        var result = new Citations(FILES, false).of(FOUND);
        assertThat(result.text()).contains("Fjords are deep.").doesNotContain("Anchor", "turn0file0");
        assertThat(result.artifacts()).isEmpty();
    }
}
