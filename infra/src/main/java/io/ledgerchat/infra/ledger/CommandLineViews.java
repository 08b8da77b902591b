package io.ledgerchat.infra.ledger;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.zaxxer.hikari.HikariDataSource;
import io.ledgerchat.infra.connection.CommandLineConnections;
import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.query.search.StoredIndices;
import io.ledgerchat.query.view.DeadLetters;
import io.ledgerchat.query.view.Rebuilds;
import io.ledgerchat.query.view.TokenPositions;
import io.ledgerchat.query.view.ViewFigures;
import io.ledgerchat.query.view.ViewFigures.IndexSizes;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Views for a command line, without the application: what is there, and what is to be rebuilt. */
public final class CommandLineViews implements AutoCloseable {
    private final HikariDataSource dataSource;
    private final @Nullable ElasticsearchClient search;
    private final ViewFigures figures;
    private final Rebuilds rebuilds;
    private final DeadLetters deadLetters;

    private CommandLineViews(Connections.Database database, Connections.@Nullable Search search) {
        this.dataSource = CommandLineConnections.open(database);
        this.search = search == null ? null : CommandLineConnections.open(search);
        JdbcClient sql = JdbcClient.create(dataSource);
        this.figures = figures(sql, this.search == null ? IndexSizes.UNKNOWN : new StoredIndices(this.search));
        this.rebuilds = new Rebuilds(sql);
        this.deadLetters = new DeadLetters(sql, new JdbcTransactionManager(dataSource));
    }

    /** @param search absent where there is none, or none that runs */
    public static CommandLineViews open(Connections.Database database, Connections.@Nullable Search search) {
        return new CommandLineViews(database, search);
    }

    /** Figures by way of a connection that is there already, without sizes of indexes. */
    public static ViewFigures figures(JdbcClient sql) {
        return figures(sql, IndexSizes.UNKNOWN);
    }

    private static ViewFigures figures(JdbcClient sql, IndexSizes indexes) {
        var serializer =
                JacksonSerializer.builder().objectMapper(LedgerJson.plain()).build();
        return new ViewFigures(sql, new TokenPositions(sql, serializer), indexes);
    }

    public ViewFigures figures() {
        return figures;
    }

    public Rebuilds rebuilds() {
        return rebuilds;
    }

    public DeadLetters deadLetters() {
        return deadLetters;
    }

    @Override
    public void close() {
        dataSource.close();
        CommandLineConnections.close(search);
    }
}
