package io.ledgerchat.infra.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.query.view.Rebuilds;
import io.ledgerchat.query.view.TokenPositions;
import io.ledgerchat.query.view.ViewFigures;
import org.axonframework.serialization.json.JacksonSerializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Views for a command line, without the application: what is there, and what is to be rebuilt. */
public final class ViewsAtHand implements AutoCloseable {
    private final HikariDataSource dataSource;
    private final ViewFigures figures;
    private final Rebuilds rebuilds;

    private ViewsAtHand(Connections.Database database) {
        var pool = new HikariConfig();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(2);
        pool.addDataSourceProperty("ApplicationName", "ledgerchat-command");
        this.dataSource = new HikariDataSource(pool);
        JdbcClient sql = JdbcClient.create(dataSource);
        var serializer =
                JacksonSerializer.builder().objectMapper(LedgerJson.plain()).build();
        this.figures = new ViewFigures(sql, new TokenPositions(sql, serializer));
        this.rebuilds = new Rebuilds(sql);
    }

    public static ViewsAtHand open(Connections.Database database) {
        return new ViewsAtHand(database);
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
