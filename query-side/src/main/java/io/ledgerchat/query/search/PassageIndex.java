package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.ledgerchat.query.view.SearchView;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * The index of what files say: whole, to find messages by what is attached to them, and in pieces, to answer from. Its
 * words come from the vault, everything else from the log.
 */
@Component
@ConditionalOnBooleanProperty("ledgerchat.search.configured")
public final class PassageIndex implements SearchView {
    /** The name that readers use. */
    static final String ALIAS = "ledgerchat-passage";

    private final ElasticsearchClient client;
    private final Indices indices;
    private final FileWords words;
    private final PassageVectors vectors;

    public PassageIndex(ElasticsearchClient client, FileWords words, PassageVectors vectors) {
        this.client = client;
        this.indices = new Indices(client, ALIAS, "passages.json");
        this.words = words;
        this.vectors = vectors;
    }

    @Override
    public String name() {
        return "passage";
    }

    @Override
    public int version() {
        return 3;
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
        return new PassageProjection(client, Indices.physical(place), words, vectors);
    }
}
