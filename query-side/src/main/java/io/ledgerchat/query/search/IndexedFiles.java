package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.util.NamedValue;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Every file whose words are in the index, for a command line that compares the index with the log. */
public final class IndexedFiles {
    private static final String FILE = "file";
    private static final int PAGE = 1_000;

    private IndexedFiles() {}

    /** Their ids. */
    public static Set<String> read(ElasticsearchClient client) throws IOException {
        var files = new HashSet<String>();
        Map<String, FieldValue> after = Map.of();
        while (true) {
            var page = page(client, after);
            page.buckets()
                    .array()
                    .forEach(bucket -> files.add(
                            Objects.requireNonNull(bucket.key().get(FILE)).stringValue()));
            if (page.afterKey().isEmpty()) {
                return files;
            }
            after = page.afterKey();
        }
    }

    private static CompositeAggregate page(ElasticsearchClient client, Map<String, FieldValue> after)
            throws IOException {
        var byFile = CompositeAggregationSource.of(source -> source.terms(terms -> terms.field(FILE)));
        var each = CompositeAggregation.of(all -> {
            var pages = all.size(PAGE).sources(NamedValue.of(FILE, byFile));
            return after.isEmpty() ? pages : pages.after(after);
        });
        var answer = client.search(
                search -> search.index(PassageIndex.ALIAS)
                        .size(0)
                        .query(withWords())
                        .aggregations(FILE, aggregation -> aggregation.composite(each)),
                Void.class);
        return Objects.requireNonNull(answer.aggregations().get(FILE)).composite();
    }

    /** Not those of which it knows only that a message has them. */
    private static Query withWords() {
        var kinds = List.of(FieldValue.of(PassageDocument.FILE), FieldValue.of(PassageDocument.PASSAGE));
        return Query.of(query -> query.terms(any -> any.field("kind").terms(these -> these.value(kinds))));
    }
}
