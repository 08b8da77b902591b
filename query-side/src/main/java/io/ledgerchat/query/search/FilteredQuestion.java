package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.query.search.FindMessageHits.Filter;
import java.util.Map;

/** Puts a question with filters into a query of the index; the plain words of it as {@link SearchQuestion} does. */
record FilteredQuestion(AccountId owner, AskedWords asked, Filter filter, Attached attached) {
    private static final String TEXT = "text";

    Query query() {
        var said = plain().saying();
        asked.phrases()
                .forEach(words -> said.must(
                        must -> must.matchPhrase(phrase -> phrase.field(TEXT).query(words))));
        asked.beginnings()
                .forEach(words -> said.must(must -> must.matchPhrasePrefix(
                        beginning -> beginning.field(TEXT).query(words).maxExpansions(100))));
        var query = plain().narrowed().must(attached.orBy(said.build()._toQuery()));
        narrow(query);
        return query.build()._toQuery();
    }

    private SearchQuestion plain() {
        return new SearchQuestion(SearchDocument.MESSAGE, owner, asked.words(), attached);
    }

    private void narrow(BoolQuery.Builder query) {
        if (filter.from() != null || filter.to() != null) {
            query.filter(said -> said.range(range -> range.date(date -> {
                date.field("said").format("epoch_millis");
                if (filter.from() != null) {
                    date.gte(Long.toString(filter.from().toEpochMilli()));
                }
                if (filter.to() != null) {
                    date.lt(Long.toString(filter.to().toEpochMilli()));
                }
                return date;
            })));
        }
        if (filter.byPerson() != null) {
            var role = filter.byPerson() ? SearchDocument.USER : SearchDocument.ASSISTANT;
            query.filter(said -> said.term(term -> term.field("role").value(role)));
        }
        if (filter.attachment() != null) {
            query.filter(said -> said.prefix(prefix -> prefix.field("types").value(filter.attachment())));
        }
        if (filter.among() != null) {
            var ids = filter.among().stream()
                    .map(ConversationId::value)
                    .map(FieldValue::of)
                    .toList();
            query.filter(said -> said.terms(terms -> terms.field("conversation").terms(values -> values.value(ids))));
        }
    }

    boolean isAnsweredBy(SearchDocument document, Map<String, Double> ways) {
        return plain().isAnsweredBy(document, ways);
    }
}
