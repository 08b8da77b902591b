package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * The index of what files say: whole, to find messages by what is attached to them, and in pieces, to answer from. Its
 * words come from the vault, everything else from the log.
 */
@Component
@ConditionalOnBooleanProperty("ledgerchat.search.configured")
public final class PassageIndex extends Indices {
    /** The name that readers use. */
    static final String ALIAS = "ledgerchat-passage";

    private final ElasticsearchClient client;
    private final FileWords words;
    private final PassageVectors vectors;

    public PassageIndex(ElasticsearchClient client, FileWords words, PassageVectors vectors) {
        super(client, ALIAS, "passages.json", "file");
        this.client = client;
        this.words = words;
        this.vectors = vectors;
    }

    @Override
    public String name() {
        return "passage";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public Object projection(String place) {
        return new PassageProjection(client, Indices.physical(place), words, vectors);
    }
}
