package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.ledgerchat.event.Excerpt;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.axonframework.messaging.MetaData;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the index of passages; refuses with {@link SearchUnavailableException} when there is none, or none that answers. */
@Component
class PassageEngine {
    private static final int LONGEST_QUESTION = 2_000;
    private static final int MOST_FILES = 200;

    private final ObjectProvider<ElasticsearchClient> client;
    private final PassageVectors vectors;

    PassageEngine(ObjectProvider<ElasticsearchClient> client, PassageVectors vectors) {
        this.client = client;
        this.vectors = vectors;
    }

    /**
     * Pieces of these files that hold words of the question, the more of them and the rarer, the better; with an embedding
     * model also those that mean the same.
     */
    List<FoundPassage> find(List<FileId> files, String question, int limit, MetaData hands) {
        if (files.isEmpty() || question.isBlank()) {
            return List.of();
        }
        var asked = Excerpt.of(question, LONGEST_QUESTION);
        var among = Query.of(query -> query.bool(bool -> bool.filter(term("kind", PassageDocument.PASSAGE))
                .filter(any("file", files.stream().map(FileId::value).toList()))));
        var byWords = search(search -> search.query(query -> query.bool(bool -> bool.filter(among)
                        .must(words -> words.match(match -> match.field("text").query(asked)))))
                .size(limit));
        return vectors.ofQuestion(asked, hands)
                .map(vector -> byMeaning(among, vector, limit))
                .map(meant -> BothWays.merged(byWords, meant, limit))
                .orElseGet(() -> BothWays.alone(byWords));
    }

    private List<Hit<PassageDocument>> byMeaning(Query among, float[] vector, int limit) {
        var numbers = new ArrayList<Float>();
        for (float number : vector) {
            numbers.add(number);
        }
        return search(search -> search.knn(near -> near.field(PassageDocument.vectorField(vector))
                        .queryVector(numbers)
                        .k(limit)
                        .numCandidates(Math.max(100, 5 * limit))
                        .filter(among))
                .size(limit));
    }

    /** Files of this owner that hold all words of the question, the best ones first. */
    Attached attached(AccountId owner, String question) {
        var words = SearchWord.of(question);
        if (words.isEmpty()) {
            return new Attached(List.of());
        }
        var query = new BoolQuery.Builder()
                .filter(term("kind", PassageDocument.FILE))
                .filter(term("owner", owner.value()));
        words.forEach(word -> query.must(word(word)));
        return new Attached(search(
                        search -> search.query(all -> all.bool(query.build())).size(MOST_FILES))
                .stream()
                .map(hit -> Objects.requireNonNull(hit.source()).file())
                .distinct()
                .toList());
    }

    private static Query word(SearchWord word) {
        var ways = new BoolQuery.Builder()
                .should(literal -> literal.matchPhrase(
                        phrase -> phrase.field("words").query(word.text()).boost(4f)))
                .minimumShouldMatch("1");
        if (word.last()) {
            ways.should(beginning -> beginning.matchPhrasePrefix(
                    prefix -> prefix.field("words").query(word.text()).maxExpansions(100)));
        }
        return Query.of(any -> any.bool(ways.build()));
    }

    private static Query term(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    private static Query any(String field, Collection<String> values) {
        var terms = values.stream().map(FieldValue::of).toList();
        return Query.of(query -> query.terms(any -> any.field(field).terms(these -> these.value(terms))));
    }

    private List<Hit<PassageDocument>> search(UnaryOperator<SearchRequest.Builder> question) {
        var engine = client.getIfAvailable();
        if (engine == null) {
            throw new SearchUnavailableException("Search is switched off", null);
        }
        try {
            return engine.search(
                            search -> question.apply(
                                    search.index(PassageIndex.ALIAS).timeout("5s")),
                            PassageDocument.class)
                    .hits()
                    .hits();
        } catch (IOException | ElasticsearchException away) {
            throw new SearchUnavailableException("The index of passages does not answer", away);
        }
    }
}
