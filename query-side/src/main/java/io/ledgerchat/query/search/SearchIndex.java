package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The index of messages and titles, one for all owners; an alias in front of it names the generation that is live. */
@Component
@ConditionalOnBooleanProperty("ledgerchat.search.configured")
public final class SearchIndex extends Indices {
    /** The name that readers use. */
    static final String ALIAS = "ledgerchat-search";

    private final ElasticsearchClient client;

    public SearchIndex(ElasticsearchClient client) {
        super(client, ALIAS, "index.json", "conversation");
        this.client = client;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public Object projection(String place) {
        return new SearchProjection(client, Indices.physical(place));
    }
}
