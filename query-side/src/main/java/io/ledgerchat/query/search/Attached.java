package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.Collections;
import java.util.List;

/** Files that say what is looked for: a message is found by them as by its own words, though behind those that say it. */
record Attached(List<String> files) {
    private static final float BEHIND = 0.0001f;

    Query orBy(Query words) {
        if (files.isEmpty()) {
            return words;
        }
        var these = files.stream().map(FieldValue::of).toList();
        return Query.of(either -> either.bool(bool -> bool.minimumShouldMatch("1")
                .should(words)
                .should(has -> has.constantScore(constant -> constant.boost(BEHIND)
                        .filter(filter ->
                                filter.terms(terms -> terms.field("files").terms(values -> values.value(these))))))));
    }

    boolean areWith(SearchDocument document) {
        return !Collections.disjoint(files, document.files());
    }
}
