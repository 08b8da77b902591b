package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
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

    /** @param definition the class-path resource, beside this class, with settings and mappings */
    Indices(ElasticsearchClient client, String alias, String definition) {
        this.client = client;
        this.alias = alias;
        this.definition = definition;
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

    @Override
    public long count(String place) {
        return send(() -> {
            client.indices().refresh(index -> index.index(physical(place)));
            return client.count(index -> index.index(physical(place))).count();
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
