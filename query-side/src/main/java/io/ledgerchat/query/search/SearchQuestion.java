package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.ledgerchat.event.account.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts words into a query of the index: each word must be found, as a word, as the beginning of one if it is the last,
 * with a letter or two wrong, or as a part of a word; what is found more literally, or side by side, comes first.
 *
 * <p>The words are only ever compared, never read as query syntax.
 */
record SearchQuestion(String kind, AccountId owner, List<SearchWord> words, Attached attached) {
    private static final String TEXT = "text";
    private static final String PARTS = "text.parts";
    private static final String SURELY = "surely-";

    Query query() {
        return narrowed()
                .must(attached.orBy(saying().build()._toQuery()))
                .build()
                ._toQuery();
    }

    /** Of this owner and kind. */
    BoolQuery.Builder narrowed() {
        return new BoolQuery.Builder()
                .filter(filter -> filter.term(term -> term.field("owner").value(owner.value())))
                .filter(filter -> filter.term(term -> term.field("kind").value(kind)));
    }

    /** That say all the words. */
    BoolQuery.Builder saying() {
        var query = new BoolQuery.Builder();
        for (int number = 0; number < words.size(); number++) {
            query.must(word(words.get(number), number));
        }
        if (words.size() > 1) {
            var whole = String.join(" ", words.stream().map(SearchWord::text).toList());
            query.should(bonus -> bonus.matchPhrase(
                    phrase -> phrase.field(TEXT).query(whole).slop(2).boost(5f)));
        }
        return query;
    }

    private static Query word(SearchWord word, int number) {
        var surely = SURELY + number;
        var ways = new ArrayList<Query>();
        ways.add(Query.of(way -> way.matchPhrase(
                literal -> literal.field(TEXT).query(word.text()).boost(4f).queryName(surely))));
        if (word.last()) {
            ways.add(Query.of(way -> way.matchPhrasePrefix(beginning -> beginning
                    .field(TEXT)
                    .query(word.text())
                    .maxExpansions(100)
                    .boost(2f)
                    .queryName(surely + "-beginning"))));
        }
        if (word.mayBeMistyped()) {
            ways.add(Query.of(way -> way.match(mistyped -> mistyped.field(TEXT)
                    .query(word.text())
                    .operator(Operator.And)
                    .fuzziness("AUTO:5,9")
                    .prefixLength(1)
                    .maxExpansions(30)
                    .boost(0.5f)
                    .queryName(surely + "-mistyped"))));
        }
        ways.add(Query.of(way -> way.match(part ->
                part.field(PARTS).query(word.text()).operator(Operator.And).boost(0.3f))));
        return Query.of(any -> any.bool(bool -> bool.should(ways).minimumShouldMatch("1")));
    }

    /**
     * Whether what the index found is what was looked for. The index knows a part of a word by its groups of three
     * letters, and a long text may hold all of them in different places: then the text itself decides.
     *
     * @param ways the names of the ways in which it was found
     */
    boolean isAnsweredBy(SearchDocument document, Map<String, Double> ways) {
        return attached.areWith(document) || isSaidBy(document, ways);
    }

    private boolean isSaidBy(SearchDocument document, Map<String, Double> ways) {
        for (int number = 0; number < words.size(); number++) {
            var surely = SURELY + number;
            boolean sure = ways.keySet().stream().anyMatch(way -> way.equals(surely) || way.startsWith(surely + "-"));
            if (!sure && !words.get(number).isPartOf(document.text())) {
                return false;
            }
        }
        return true;
    }
}
