package io.ledgerchat.infra.file.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ledgerchat.event.LeafEntry;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.infra.ledger.LedgerJson;
import io.ledgerchat.infra.ledger.proof.StoredEvent;
import io.ledgerchat.infra.ledger.proof.StoredLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files that are there, as the events tell, read from the first to the last on whichever engine keeps them. */
final class LoggedFiles {
    private static final ObjectMapper JSON = LedgerJson.plain();
    private static final int PAGE = 1_000;

    private final Map<String, Logged> files = new HashMap<>();
    private long position = -1;

    /**
     * A file.
     *
     * @param readable whether its words were read
     */
    record Logged(FilePlace place, long bytes, boolean readable) {
        Logged withWords(boolean readable) {
            return new Logged(place, bytes, readable);
        }
    }

    private LoggedFiles() {}

    static LoggedFiles read(StoredLog log) {
        var files = new LoggedFiles();
        long head = log.head();
        for (long at = -1; at < head; ) {
            List<StoredEvent> page = log.read(at, head, PAGE);
            if (page.isEmpty()) {
                return files;
            }
            page.forEach(files::take);
            at = page.getLast().position();
        }
        return files;
    }

    /** By id, without its kind. */
    Map<String, Logged> files() {
        return files;
    }

    /** Where the last event about a file is. */
    long position() {
        return position;
    }

    private void take(StoredEvent event) {
        @Nullable LeafEntry entry = event.entry();
        if (entry == null || entry.aggregateId() == null || !event.name().startsWith("file.")) {
            return;
        }
        position = event.position();
        String id = entry.aggregateId().substring("file:".length());
        switch (event.name()) {
            case "file.uploaded" -> files.put(id, uploaded(entry));
            case "file.deleted" -> files.remove(id);
            case "file.text-extracted" -> files.computeIfPresent(id, (file, known) -> known.withWords(true));
            case "file.text-failed" -> files.computeIfPresent(id, (file, known) -> known.withWords(false));
            default -> {}
        }
    }

    private static Logged uploaded(LeafEntry entry) {
        try {
            JsonNode event = JSON.readTree(entry.payload());
            JsonNode place = event.path("place");
            return new Logged(
                    new FilePlace(
                            place.path("source").asText(), place.path("key").asText()),
                    event.path("bytes").asLong(),
                    false);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Event " + entry.eventId() + " cannot be read", unreadable);
        }
    }
}
