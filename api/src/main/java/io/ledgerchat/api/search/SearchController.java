package io.ledgerchat.api.search;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.query.search.IsSearchAvailable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells clients whether to show their search field (contract 45 §1). */
@RestController
class SearchController {
    private final Queries queries;

    SearchController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping(path = "/api/search/enable", produces = MediaType.APPLICATION_JSON_VALUE)
    boolean isEnabled(Caller caller) {
        return queries.one(new IsSearchAvailable(), Boolean.class);
    }
}
