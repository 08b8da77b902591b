package io.ledgerchat.infra.embedded.search.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.common.Strings;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.search.builder.SearchSourceBuilder;

/**
 * {@code POST /{index}/_delete_by_query}, answered when all is deleted. Understands {@code refresh}, {@code routing} and
 * {@code conflicts=proceed}; throttling, slicing and background tasks of a full cluster are not here.
 */
final class DeleteByQuery extends BaseRestHandler {

    private static final int BATCH = 1000;

    private final Predicate<NodeFeature> features;

    DeleteByQuery(Predicate<NodeFeature> features) {
        this.features = features;
    }

    @Override
    public String getName() {
        return "ledgerchat_delete_by_query";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(RestRequest.Method.POST, "/{index}/_delete_by_query"));
    }

    @Override
    protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) throws IOException {
        var source = new SearchSourceBuilder();
        try (var body = request.contentParser()) {
            source.parseXContent(body, true, features);
        }
        if (source.query() == null) {
            throw new IllegalArgumentException("query is missing");
        }
        source.size(BATCH)
                .sort("_doc")
                .fetchSource(false)
                .seqNoAndPrimaryTerm(true)
                .trackTotalHits(true);
        var deletion = new Deletion(
                client,
                Strings.splitStringByCommaToArray(request.param("index")),
                request.param("routing"),
                source,
                request.paramAsBoolean("refresh", false),
                "proceed".equals(request.param("conflicts")));
        return channel -> client.threadPool().generic().execute(() -> answer(deletion, channel));
    }

    private static void answer(Deletion deletion, RestChannel channel) {
        try {
            try {
                channel.sendResponse(deletion.run(channel.newBuilder()));
            } catch (RuntimeException e) {
                channel.sendResponse(new RestResponse(channel, e));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
