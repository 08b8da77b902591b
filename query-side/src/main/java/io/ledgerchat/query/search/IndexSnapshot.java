package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import io.ledgerchat.event.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents of an index as they were at one moment, read page by page in the order of a keyword that few of them share,
 * which makes them a group; Elasticsearch orders by no id. Not for several threads.
 */
final class IndexSnapshot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexSnapshot.class);
    private static final int PAGE = 200;
    /** From one page to the next. */
    private static final Time KEPT = Time.of(kept -> kept.time("5m"));

    private final ElasticsearchClient client;
    private final String group;
    private final long documents;
    private final Deque<Hit<JsonData>> page = new ArrayDeque<>();
    private String moment;
    private int size = PAGE;
    private List<FieldValue> last = List.of();
    private boolean over;

    /** @param group the keyword's field, which every document has */
    IndexSnapshot(ElasticsearchClient client, String index, String group) throws IOException {
        this.client = client;
        this.group = group;
        // Only what was refreshed is seen.
        client.indices().refresh(refresh -> refresh.index(index));
        this.documents = client.count(count -> count.index(index)).count();
        this.moment = client.openPointInTime(open -> open.index(index).keepAlive(KEPT))
                .id();
    }

    long documents() {
        return documents;
    }

    /** What the next documents share; null behind the last. */
    @Nullable
    String next() {
        if (page.isEmpty() && !over) {
            List<Hit<JsonData>> found = read();
            over = found.isEmpty();
            page.addAll(found);
        }
        Hit<JsonData> first = page.peekFirst();
        return first == null ? null : first.sort().getFirst().stringValue();
    }

    /** The digests of the next documents by their ids: all that share what {@link #next} says. */
    Map<String, ByteBuffer> take() {
        var documents = new HashMap<String, ByteBuffer>();
        String taken = next();
        while (taken != null && taken.equals(next())) {
            Hit<JsonData> hit = page.removeFirst();
            documents.put(hit.id(), digest(hit.source()));
            last = hit.sort();
        }
        return documents;
    }

    private static ByteBuffer digest(@Nullable JsonData document) {
        byte[] said = document == null ? new byte[0] : document.toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Sha256.digest().digest(said));
    }

    /** Fewer at a time when they are so long that an answer is refused. */
    private List<Hit<JsonData>> read() {
        while (true) {
            try {
                var answer = client.search(this::page, JsonData.class);
                moment = answer.pitId() == null ? moment : answer.pitId();
                return answer.hits().hits();
            } catch (IOException failed) {
                if (size == 1 || Thread.currentThread().isInterrupted()) {
                    throw new UncheckedIOException("The index cannot be read", failed);
                }
                size /= 2;
            }
        }
    }

    private SearchRequest.Builder page(SearchRequest.Builder search) {
        search.pit(pit -> pit.id(moment).keepAlive(KEPT))
                .size(size)
                .trackTotalHits(total -> total.enabled(false))
                .sort(order -> order.field(field -> field.field(group).order(SortOrder.Asc)));
        return last.isEmpty() ? search : search.searchAfter(last);
    }

    @Override
    public void close() {
        try {
            client.closePointInTime(end -> end.id(moment));
        } catch (IOException | RuntimeException endsByItself) {
            LOG.debug("A snapshot of an index is left to end by itself: {}", endsByItself.toString());
        }
    }
}
