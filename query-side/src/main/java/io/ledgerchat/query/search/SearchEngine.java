package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.ledgerchat.event.account.AccountId;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the index; refuses with {@link SearchUnavailableException} when there is none, or none that answers. */
@Component
class SearchEngine {
    private final ObjectProvider<ElasticsearchClient> client;

    SearchEngine(ObjectProvider<ElasticsearchClient> client) {
        this.client = client;
    }

    /** Ids of documents of this owner that hold all words of the question, the best ones first. */
    List<String> find(String kind, AccountId owner, String question, int limit) {
        var engine = client.getIfAvailable();
        if (engine == null) {
            throw new SearchUnavailableException("Search is switched off", null);
        }
        var asked = new SearchQuestion(kind, owner, SearchWord.of(question));
        if (asked.words().isEmpty()) {
            return List.of();
        }
        try {
            return engine
                    .search(
                            search -> search.index(SearchIndex.ALIAS)
                                    .query(asked.query())
                                    .size(limit)
                                    .includeNamedQueriesScore(true)
                                    .timeout("5s"),
                            SearchDocument.class)
                    .hits()
                    .hits()
                    .stream()
                    .filter(hit -> asked.isAnsweredBy(Objects.requireNonNull(hit.source()), hit.matchedQueries()))
                    .map(hit -> Objects.requireNonNull(hit.id()))
                    .toList();
        } catch (IOException | ElasticsearchException away) {
            throw new SearchUnavailableException("The search index does not answer", away);
        }
    }

    /** Whether the index can be asked at this moment. */
    boolean answers() {
        var engine = client.getIfAvailable();
        if (engine == null) {
            return false;
        }
        try {
            return !engine.search(
                            search -> search.index(SearchIndex.ALIAS).size(0).timeout("1s"), Void.class)
                    .timedOut();
        } catch (IOException | RuntimeException away) {
            return false;
        }
    }
}
