package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Conflicts;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.query.search.BulkWriter.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a batch of events changes in the index, and writes it just before the processor's transaction commits:
 * one read of the documents that are changed, one bulk write of what became of them.
 *
 * <p>Each document is written whole, under the log position of its last event as version: a batch that comes again, or a
 * node that comes late with an old one, changes nothing. Only this index is read, never another view.
 */
final class SearchBatch {
    private final ElasticsearchClient client;
    private final String index;
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> gone = new LinkedHashSet<>();

    private sealed interface Step {
        String id();
    }

    private record Change(String id, String conversation, long position, UnaryOperator<@Nullable SearchDocument> change)
            implements Step {}

    private record Removal(String id, SearchDocument tombstone, long position) implements Step {}

    private SearchBatch(ElasticsearchClient client, String index) {
        this.client = client;
        this.index = index;
    }

    /** The batch of the present transaction. */
    static SearchBatch current(ElasticsearchClient client, String index) {
        var root = CurrentUnitOfWork.get().root();
        return root.getOrComputeResource("search-batch-" + index, created -> {
            var batch = new SearchBatch(client, index);
            root.onPrepareCommit(committing -> batch.write());
            return batch;
        });
    }

    /**
     * Changes one document of a conversation; nothing when the conversation is gone.
     *
     * @param change gets the document as it is, null if there is none, and gives what it becomes; null leaves it out
     */
    void change(String id, ConversationId conversation, long position, UnaryOperator<@Nullable SearchDocument> change) {
        steps.add(new Change(id, conversation.toString(), position, change));
    }

    /**
     * Removes all that was said in a conversation. A tombstone takes the place of its title: what a reply in flight still
     * says comes after the deletion, in the same batch or in a later one, and must not come in either way.
     */
    void remove(ConversationId conversation, long position) {
        gone.add(conversation.value());
        steps.add(new Removal(conversation.toString(), SearchDocument.tombstone(conversation.value()), position));
    }

    private void write() {
        try {
            new BulkWriter<SearchDocument>(client, index, SearchBatch::size).write(outcome(existing()));
            removeGone();
        } catch (IOException away) {
            throw new UncheckedIOException("The search index cannot be written", away);
        }
    }

    private Map<String, SearchDocument> existing() throws IOException {
        var ids = steps.stream()
                .flatMap(step -> step instanceof Change change
                        ? Stream.of(change.id(), change.conversation())
                        : Stream.of(step.id()))
                .distinct()
                .toList();
        var found = new HashMap<String, SearchDocument>();
        if (!ids.isEmpty()) {
            var answer = client.mget(request -> request.index(index).ids(ids), SearchDocument.class);
            for (MultiGetResponseItem<SearchDocument> item : answer.docs()) {
                if (item.isFailure()) {
                    throw new IOException("The search index cannot be read: "
                            + item.failure().error().type());
                }
                var document = item.result().source();
                if (document != null) {
                    found.put(item.result().id(), document);
                }
            }
        }
        return found;
    }

    private Map<String, Written<SearchDocument>> outcome(Map<String, SearchDocument> existing) {
        var documents = new HashMap<>(existing);
        var outcome = new LinkedHashMap<String, Written<SearchDocument>>();
        for (Step step : steps) {
            switch (step) {
                case Removal removal -> {
                    outcome.values()
                            .removeIf(written -> written.document()
                                    .conversation()
                                    .equals(removal.tombstone().conversation()));
                    documents.put(removal.id(), removal.tombstone());
                    outcome.put(removal.id(), new Written<>(removal.tombstone(), removal.position()));
                }
                case Change change
                when !isGone(documents.get(change.conversation())) -> {
                    var before = documents.get(change.id());
                    var after = change.change().apply(before);
                    if (after != null && !after.equals(before)) {
                        documents.put(change.id(), after);
                        outcome.put(change.id(), new Written<>(after, change.position()));
                    }
                }
                case Change _ -> {}
            }
        }
        return outcome;
    }

    private static boolean isGone(@Nullable SearchDocument conversation) {
        return conversation != null && conversation.isTombstone();
    }

    private static int size(SearchDocument document) {
        return 100 + document.text().stream().mapToInt(String::length).sum();
    }

    private void removeGone() throws IOException {
        if (gone.isEmpty()) {
            return;
        }
        // What is deleted must be seen first.
        client.indices().refresh(request -> request.index(index));
        var conversations = gone.stream().map(FieldValue::of).toList();
        var answer = client.deleteByQuery(request -> request.index(index)
                .conflicts(Conflicts.Proceed)
                .query(query -> query.bool(matching -> matching.filter(said -> said.terms(
                                terms -> terms.field("conversation").terms(values -> values.value(conversations))))
                        .mustNot(kept -> kept.term(term -> term.field("kind").value(SearchDocument.TOMBSTONE))))));
        if (!answer.failures().isEmpty()) {
            throw new IOException("The search index keeps deleted conversations: "
                    + answer.failures().getFirst().status());
        }
    }
}
