package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.ledgerchat.event.Excerpt;
import io.ledgerchat.event.file.FileEvent.FileDeleted;
import io.ledgerchat.event.file.FileEvent.FileTextExtracted;
import io.ledgerchat.event.file.FileEvent.FileTextFailed;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * Keeps what can be found of files. Their words are no part of the log: they are fetched when it tells of them, and a file
 * that was forgotten since has none.
 */
final class PassageProjection {
    /** More of a file is not searched for conversations. */
    private static final int MOST_WORDS = 2_000_000;

    private final ElasticsearchClient client;
    private final String index;
    private final FileWords words;
    private final PassageVectors vectors;

    PassageProjection(ElasticsearchClient client, String index, FileWords words, PassageVectors vectors) {
        this.client = client;
        this.index = index;
        this.words = words;
        this.vectors = vectors;
    }

    @EventHandler
    void on(FileTextExtracted event, EventMessage<?> message) {
        words.of(event.fileId()).ifPresent(text -> put(event, text, position(message)));
    }

    private void put(FileTextExtracted event, String text, long position) {
        var file = event.fileId().value();
        var batch = batch();
        var pieces = Passages.of(text, event.pages() != null);
        batch.removePassages(file, pieces.size());
        batch.put(
                "file:" + file,
                position,
                PassageDocument.file(file, event.owner().value(), Excerpt.of(text, MOST_WORDS)));
        var meaning = vectors.of(event.fileId())
                .filter(kept -> kept.size() == pieces.size())
                .orElse(List.of());
        for (int number = 0; number < pieces.size(); number++) {
            batch.put(
                    "passage:" + file + "/" + number,
                    position,
                    PassageDocument.passage(
                            file,
                            event.owner().value(),
                            number,
                            pieces.get(number),
                            meaning.isEmpty() ? null : meaning.get(number)));
        }
    }

    @EventHandler
    void on(FileTextFailed event) {
        batch().removeWords(event.fileId().value());
    }

    @EventHandler
    void on(FileDeleted event) {
        batch().removeFile(event.fileId().value());
    }

    private PassageBatch batch() {
        return PassageBatch.current(client, index);
    }

    private static long position(EventMessage<?> message) {
        return message instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElseThrow()
                : 0;
    }
}
