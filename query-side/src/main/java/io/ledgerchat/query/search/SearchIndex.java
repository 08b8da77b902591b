package io.ledgerchat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.ledgerchat.query.view.SearchView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The index of messages and titles, one for all owners; an alias in front of it names the generation that is live. */
@Component
@ConditionalOnBooleanProperty("ledgerchat.search.configured")
public final class SearchIndex implements SearchView {
    /** The name that readers use. */
    static final String ALIAS = "ledgerchat-search";

    private final ElasticsearchClient client;

    public SearchIndex(ElasticsearchClient client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public void create(String place) {
        send(() -> {
            try (InputStream definition = new ClassPathResource("index.json", SearchIndex.class).getInputStream()) {
                client.indices().create(index -> index.index(physical(place)).withJson(definition));
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
                                old -> old.index(ALIAS + "-*").alias(ALIAS).mustExist(false)))
                        .actions(action ->
                                action.add(live -> live.index(physical(place)).alias(ALIAS)))));
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

    @Override
    public Object projection(String place) {
        return new SearchProjection(client, physical(place));
    }

    private static String physical(String place) {
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
