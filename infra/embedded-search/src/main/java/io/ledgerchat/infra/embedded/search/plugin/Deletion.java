package io.ledgerchat.infra.embedded.search.plugin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.elasticsearch.action.bulk.BulkItemResponse;
import org.elasticsearch.action.bulk.BulkRequest;
import org.elasticsearch.action.delete.DeleteRequest;
import org.elasticsearch.action.search.ClearScrollRequest;
import org.elasticsearch.action.search.SearchRequest;
import org.elasticsearch.action.search.SearchResponse;
import org.elasticsearch.action.search.SearchScrollRequest;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.search.SearchHit;
import org.elasticsearch.search.builder.SearchSourceBuilder;
import org.elasticsearch.xcontent.ToXContent;
import org.elasticsearch.xcontent.XContentBuilder;
import org.jspecify.annotations.Nullable;

/** One run over what a query finds; a document that changed since it was found is a conflict, never deleted unseen. */
final class Deletion {

    private static final TimeValue KEEP = TimeValue.timeValueMinutes(5);

    private final NodeClient client;
    private final String[] indices;
    private final @Nullable String routing;
    private final SearchSourceBuilder source;
    private final boolean refresh;
    private final boolean proceed;

    private final long begun = System.nanoTime();
    private final List<BulkItemResponse.Failure> failures = new ArrayList<>();
    private long total;
    private long deleted;
    private long gone;
    private long conflicts;
    private int batches;

    Deletion(
            NodeClient client,
            String[] indices,
            @Nullable String routing,
            SearchSourceBuilder source,
            boolean refresh,
            boolean proceed) {
        this.client = client;
        this.indices = indices;
        this.routing = routing;
        this.source = source;
        this.refresh = refresh;
        this.proceed = proceed;
    }

    RestResponse run(XContentBuilder json) throws IOException {
        deleteAll();
        if (refresh) {
            client.admin().indices().prepareRefresh(indices).get();
        }
        return new RestResponse(failures.isEmpty() ? RestStatus.OK : RestStatus.CONFLICT, summary(json));
    }

    private void deleteAll() {
        var first = new SearchRequest(indices).source(source).scroll(KEEP).routing(routing);
        var page = client.search(first).actionGet();
        var scroll = page.getScrollId();
        try {
            total = page.getHits().getTotalHits().value();
            while (deleteHitsOf(page) && failures.isEmpty()) {
                page = client.searchScroll(new SearchScrollRequest(scroll).scroll(KEEP))
                        .actionGet();
                scroll = page.getScrollId();
            }
        } finally {
            var clear = new ClearScrollRequest();
            clear.addScrollId(scroll);
            client.clearScroll(clear).actionGet();
        }
    }

    private boolean deleteHitsOf(SearchResponse page) {
        var bulk = new BulkRequest();
        try {
            for (var hit : page.getHits()) {
                bulk.add(new DeleteRequest(hit.getIndex(), hit.getId())
                        .routing(routingOf(hit))
                        .setIfSeqNo(hit.getSeqNo())
                        .setIfPrimaryTerm(hit.getPrimaryTerm()));
            }
        } finally {
            page.decRef();
        }
        if (bulk.numberOfActions() == 0) {
            return false;
        }
        batches++;
        client.bulk(bulk).actionGet().forEach(this::count);
        return true;
    }

    private static @Nullable String routingOf(SearchHit hit) {
        var field = hit.field("_routing");
        return field == null ? null : field.getValue();
    }

    private void count(BulkItemResponse item) {
        if (item.status() == RestStatus.NOT_FOUND) {
            gone++;
        } else if (!item.isFailed()) {
            deleted++;
        } else if (item.status() == RestStatus.CONFLICT) {
            conflicts++;
            if (!proceed) {
                failures.add(item.getFailure());
            }
        } else {
            failures.add(item.getFailure());
        }
    }

    private XContentBuilder summary(XContentBuilder json) throws IOException {
        json.startObject()
                .field("took", (System.nanoTime() - begun) / 1_000_000)
                .field("timed_out", false)
                .field("total", total)
                .field("deleted", deleted)
                .field("batches", batches)
                .field("version_conflicts", conflicts)
                .field("noops", gone);
        json.startObject("retries").field("bulk", 0).field("search", 0).endObject();
        json.field("throttled_millis", 0).field("requests_per_second", -1.0f).field("throttled_until_millis", 0);
        json.startArray("failures");
        for (var failure : failures) {
            json.startObject();
            failure.toXContent(json, ToXContent.EMPTY_PARAMS);
            json.endObject();
        }
        return json.endArray().endObject();
    }
}
