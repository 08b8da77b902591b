package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.CommonStatsFlag;
import co.elastic.clients.elasticsearch.indices.stats.IndicesStats;
import io.ledgerchat.query.view.ViewFigures;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the indexes take up, with their copies. */
public final class StoredIndices implements ViewFigures.IndexSizes {
    private static final Logger LOG = LoggerFactory.getLogger(StoredIndices.class);

    private final ElasticsearchClient client;

    public StoredIndices(ElasticsearchClient client) {
        this.client = client;
    }

    @Override
    public long bytes(String place) {
        String index = Indices.physical(place);
        try {
            IndicesStats found = client.indices()
                    .stats(stats -> stats.index(index).metric(CommonStatsFlag.Store))
                    .indices()
                    .get(index);
            return found == null || found.total() == null || found.total().store() == null
                    ? 0
                    : found.total().store().sizeInBytes();
        } catch (IOException | RuntimeException away) {
            LOG.debug("The size of an index is not known: {}", away.toString());
            return 0;
        }
    }
}
