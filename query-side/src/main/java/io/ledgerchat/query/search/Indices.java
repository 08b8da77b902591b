package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.ledgerchat.query.view.IndexComparison;
import io.ledgerchat.query.view.SearchView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;

/** A view that is an index: its generations, and the alias in front of the one that is live. */
abstract class Indices implements SearchView {
    private final ElasticsearchClient client;
    private final String alias;
    private final String definition;
    private final String group;

    /**
     * An index of this kind.
     *
     * @param definition the class-path resource, beside this class, with settings and mappings
     * @param group the keyword of every document by which they are compared in groups
     */
    Indices(ElasticsearchClient client, String alias, String definition, String group) {
        this.client = client;
        this.alias = alias;
        this.definition = definition;
        this.group = group;
    }

    @Override
    public void create(String place) {
        send(() -> {
            try (InputStream body = new ClassPathResource(definition, Indices.class).getInputStream()) {
                client.indices().create(index -> index.index(physical(place)).withJson(body));
            } catch (ElasticsearchException refused) {
                if (!"resource_already_exists_exception".equals(refused.error().type())) {
                    throw refused;
                }
            }
            return 0;
        });
    }

    @Override
    public void publish(String place) {
        send(() -> client.indices()
                .updateAliases(aliases -> aliases.actions(action -> action.remove(
                                old -> old.index(alias + "-*").alias(alias).mustExist(false)))
                        .actions(action ->
                                action.add(live -> live.index(physical(place)).alias(alias)))));
    }

    @Override
    public boolean isPublished(String place) {
        return send(() -> client.indices()
                .existsAlias(question -> question.index(physical(place)).name(alias))
                .value());
    }

    @Override
    public void drop(String place) {
        send(() -> client.indices().delete(index -> index.index(physical(place)).ignoreUnavailable(true)));
    }

    /** What is only searched and never given back (the whole words of a file, vectors) is in no document to be compared. */
    @Override
    public IndexComparison compare(String one, String other) {
        return send(() -> {
            var first = new IndexSnapshot(client, physical(one), group);
            try {
                return new SnapshotComparison(first, new IndexSnapshot(client, physical(other), group));
            } catch (IOException | RuntimeException failed) {
                first.close();
                throw failed;
            }
        });
    }

    static String physical(String place) {
        return "ledgerchat-" + place.replace('_', '-');
    }

    private interface Call<R> {
        R send() throws IOException;
    }

    private static <R> R send(Call<R> call) {
        try {
            return call.send();
        } catch (IOException away) {
            throw new UncheckedIOException("Elasticsearch does not answer", away);
        }
    }
}
