package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Conflicts;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.ledgerchat.query.search.BulkWriter.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Collects what a batch of events changes in the index of passages, and writes it just before the processor's transaction
 * commits: first what goes, then what comes. Documents carry the log position of their event as version, so a batch that
 * comes again changes nothing. What is removed never comes back in the same batch under its old id: the index would take it
 * for outdated.
 */
final class PassageBatch {
    private final ElasticsearchClient client;
    private final String index;
    private final Map<String, Written<PassageDocument>> documents = new LinkedHashMap<>();
    private final List<Query> removals = new ArrayList<>();

    private PassageBatch(ElasticsearchClient client, String index) {
        this.client = client;
        this.index = index;
    }

    /** The batch of the present transaction. */
    static PassageBatch current(ElasticsearchClient client, String index) {
        var root = CurrentUnitOfWork.get().root();
        return root.getOrComputeResource("passage-batch-" + index, created -> {
            var batch = new PassageBatch(client, index);
            root.onPrepareCommit(committing -> batch.write());
            return batch;
        });
    }

    void put(String id, long position, PassageDocument document) {
        documents.put(id, new Written<>(document, position));
    }

    /** All that is known of a file. */
    void removeFile(String file) {
        remove(term("file", file), document -> document.file().equals(file));
    }

    /** What a file said, from this piece on. */
    void removePassages(String file, int from) {
        remove(
                Query.of(all -> all.bool(bool -> bool.filter(term("file", file))
                        .filter(range -> range.range(position -> position.number(
                                number -> number.field("position").gte((double) from)))))),
                document -> document.file().equals(file) && document.position() != null && document.position() >= from);
    }

    void removeWords(String file) {
        removePassages(file, 0);
        remove(
                Query.of(all ->
                        all.bool(bool -> bool.filter(term("file", file)).filter(term("kind", PassageDocument.FILE)))),
                document -> document.file().equals(file) && document.kind().equals(PassageDocument.FILE));
    }

    private static Query term(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    private void remove(Query query, Predicate<PassageDocument> concerns) {
        documents.values().removeIf(written -> concerns.test(written.document()));
        removals.add(query);
    }

    private void write() {
        try {
            removeAll();
            new BulkWriter<>(client, index, PassageDocument::size).write(documents);
        } catch (IOException away) {
            throw new UncheckedIOException("The index of passages cannot be written", away);
        }
    }

    private void removeAll() throws IOException {
        if (removals.isEmpty()) {
            return;
        }
        // What is deleted must be seen first.
        client.indices().refresh(request -> request.index(index));
        for (var removal : removals) {
            var answer = client.deleteByQuery(
                    request -> request.index(index).conflicts(Conflicts.Proceed).query(removal));
            if (!answer.failures().isEmpty()) {
                throw new IOException("The index keeps passages that are to go: "
                        + answer.failures().getFirst().status());
            }
        }
    }
}
