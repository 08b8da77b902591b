package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.util.NamedValue;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.message.MessageId;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the index; refuses with {@link SearchUnavailableException} when there is none, or none that answers. */
@Component
public class SearchEngine {
    private final ObjectProvider<ElasticsearchClient> client;

    SearchEngine(ObjectProvider<ElasticsearchClient> client) {
        this.client = client;
    }

    /** Ids of documents of this owner that hold all words of the question, or have these files, the best ones first. */
    List<String> find(String kind, AccountId owner, String question, int limit, Attached attached) {
        var engine = client.getIfAvailable();
        if (engine == null) {
            throw new SearchUnavailableException("Search is switched off", null);
        }
        var asked = new SearchQuestion(kind, owner, SearchWord.of(question), attached);
        if (asked.words().isEmpty()) {
            return List.of();
        }
        try {
            return whole(engine.search(
                            search -> bestFirst(search, owner)
                                    .query(asked.query())
                                    .size(limit),
                            SearchDocument.class))
                    .stream()
                    .filter(hit -> asked.isAnsweredBy(Objects.requireNonNull(hit.source()), hit.matchedQueries()))
                    .map(hit -> Objects.requireNonNull(hit.id()))
                    .toList();
        } catch (IOException | ElasticsearchException away) {
            throw new SearchUnavailableException("The search index does not answer", away);
        }
    }

    /** A page of the messages that fit a question with filters. */
    MessageHits find(FindMessageHits wanted, Attached attached) {
        var engine = client.getIfAvailable();
        if (engine == null) {
            throw new SearchUnavailableException("Search is switched off", null);
        }
        var asked = new FilteredQuestion(wanted.owner(), AskedWords.of(wanted.question()), wanted.filter(), attached);
        if (asked.asked().isEmpty()) {
            return new MessageHits(List.of(), false);
        }
        try {
            var found = whole(engine.search(
                    search -> {
                        bestFirst(search, wanted.owner())
                                .query(asked.query())
                                .from(wanted.offset())
                                .size(wanted.limit() + 1);
                        return wanted.highlights() ? search.highlight(SearchEngine::marked) : search;
                    },
                    SearchDocument.class));
            return new MessageHits(
                    found.stream()
                            .limit(wanted.limit())
                            .filter(hit ->
                                    asked.isAnsweredBy(Objects.requireNonNull(hit.source()), hit.matchedQueries()))
                            .map(hit -> new MessageHits.MessageHit(
                                    new MessageId(value(Objects.requireNonNull(hit.id()))),
                                    hit.highlight().getOrDefault("text", List.of())))
                            .toList(),
                    found.size() > wanted.limit());
        } catch (IOException | ElasticsearchException away) {
            throw new SearchUnavailableException("The search index does not answer", away);
        }
    }

    /**
     * Those that fit best come first, among equals the latest. The same person asks the same copy of the index, as equals
     * of one moment would change places between pages otherwise.
     */
    private static SearchRequest.Builder bestFirst(SearchRequest.Builder search, AccountId owner) {
        return search.index(SearchIndex.ALIAS)
                .preference(owner.value())
                .sort(best -> best.score(score -> score.order(SortOrder.Desc)))
                .sort(then -> then.field(
                        field -> field.field("said").order(SortOrder.Desc).missing("_last")))
                .includeNamedQueriesScore(true)
                .timeout("5s");
    }

    /** What was found until the time was up is no answer: the rest would look as if it were not there. */
    private static <D> List<Hit<D>> whole(SearchResponse<D> answer) {
        if (answer.timedOut()) {
            throw new SearchUnavailableException("The search index takes too long", null);
        }
        return answer.hits().hits();
    }

    private static Highlight.Builder marked(Highlight.Builder highlight) {
        return highlight
                .fields(NamedValue.of("text", HighlightField.of(field -> field.numberOfFragments(3))))
                .fragmentSize(160)
                .encoder(HighlighterEncoder.Html)
                .preTags("<mark>")
                .postTags("</mark>");
    }

    /** Documents are named by kind and value. */
    private static String value(String id) {
        return id.substring(id.indexOf(':') + 1);
    }

    /** How many documents of messages and titles are of this owner, as of now. */
    public long count(AccountId owner) {
        return count(SearchIndex.ALIAS, owner);
    }

    /** How many documents are made of what this owner's files say, as of now. */
    public long countPassages(AccountId owner) {
        return count(PassageIndex.ALIAS, owner);
    }

    private long count(String index, AccountId owner) {
        var engine = client.getIfAvailable();
        if (engine == null) {
            return 0;
        }
        try {
            return engine.count(count -> count.index(index)
                            .query(query ->
                                    query.term(term -> term.field("owner").value(owner.value()))))
                    .count();
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
