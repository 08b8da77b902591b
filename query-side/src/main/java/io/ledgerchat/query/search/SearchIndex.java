package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.ledgerchat.query.view.SearchView;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The index of messages and titles, one for all owners; an alias in front of it names the generation that is live. */
@Component
@ConditionalOnBooleanProperty("ledgerchat.search.configured")
public final class SearchIndex implements SearchView {
    /** The name that readers use. */
    static final String ALIAS = "ledgerchat-search";

    private final ElasticsearchClient client;
    private final Indices indices;

    public SearchIndex(ElasticsearchClient client) {
        this.client = client;
        this.indices = new Indices(client, ALIAS, "index.json");
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
    public void create(String place) {
        indices.create(place);
    }

    @Override
    public void publish(String place) {
        indices.publish(place);
    }

    @Override
    public boolean isPublished(String place) {
        return indices.isPublished(place);
    }

    @Override
    public void drop(String place) {
        indices.drop(place);
    }

    @Override
    public long count(String place) {
        return indices.count(place);
    }

    @Override
    public Object projection(String place) {
        return new SearchProjection(client, Indices.physical(place));
    }
}
