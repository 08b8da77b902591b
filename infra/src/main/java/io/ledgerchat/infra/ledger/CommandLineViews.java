package io.ledgerchat.infra.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.ledgerchat.infra.connection.CommandLineConnections;
import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.query.view.Rebuilds;
import io.ledgerchat.query.view.TokenPositions;
import io.ledgerchat.query.view.ViewFigures;
import org.axonframework.serialization.json.JacksonSerializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Views for a command line, without the application: what is there, and what is to be rebuilt. */
public final class CommandLineViews implements AutoCloseable {
    private final HikariDataSource dataSource;
    private final ViewFigures figures;
    private final Rebuilds rebuilds;

    private CommandLineViews(Connections.Database database) {
        this.dataSource = CommandLineConnections.open(database);
        JdbcClient sql = JdbcClient.create(dataSource);
        this.figures = figures(sql);
        this.rebuilds = new Rebuilds(sql);
    }

    public static CommandLineViews open(Connections.Database database) {
        return new CommandLineViews(database);
    }

    /** Figures by way of a connection that is there already. */
    public static ViewFigures figures(JdbcClient sql) {
        var serializer =
                JacksonSerializer.builder().objectMapper(LedgerJson.plain()).build();
        return new ViewFigures(sql, new TokenPositions(sql, serializer));
    }

    public ViewFigures figures() {
        return figures;
    }

    public Rebuilds rebuilds() {
        return rebuilds;
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
