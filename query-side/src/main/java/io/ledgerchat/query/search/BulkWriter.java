package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import java.io.IOException;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Writes documents of an index, each whole and under the log position of its last event as version: what is there already, or
 * is outdated, changes nothing.
 */
final class BulkWriter<D> {
    private static final int OUTDATED = 409;
    /** Characters of text in one bulk request; more are split, so that no request grows without bound. */
    private static final int REQUEST_SIZE = 4_000_000;

    private final ElasticsearchClient client;
    private final String index;
    private final ToIntFunction<D> size;

    /** A document, and where in the log it became what it is. */
    record Written<D>(D document, long position) {}

    /** @param size of a document in characters, above 0 */
    BulkWriter(ElasticsearchClient client, String index, ToIntFunction<D> size) {
        this.client = client;
        this.index = index;
        this.size = size;
    }

    void write(Map<String, Written<D>> documents) throws IOException {
        var request = new BulkRequest.Builder().index(index);
        int written = 0;
        for (var entry : documents.entrySet()) {
            D document = entry.getValue().document();
            request.operations(operation -> operation.index(put -> put.id(entry.getKey())
                    .version(entry.getValue().position())
                    .versionType(VersionType.ExternalGte)
                    .document(document)));
            written += size.applyAsInt(document);
            if (written > REQUEST_SIZE) {
                send(request.build());
                request = new BulkRequest.Builder().index(index);
                written = 0;
            }
        }
        if (written > 0) {
            send(request.build());
        }
    }

    private void send(BulkRequest request) throws IOException {
        var answer = client.bulk(request);
        if (answer.errors()) {
            for (BulkResponseItem item : answer.items()) {
                if (item.error() != null && item.status() != OUTDATED) {
                    throw new IOException("The index refuses a document: " + item.status() + " "
                            + item.error().type());
                }
            }
        }
    }
}
