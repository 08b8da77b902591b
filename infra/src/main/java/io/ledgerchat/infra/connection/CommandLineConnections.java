package io.ledgerchat.infra.connection;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Connections for a command line, without the application. */
public final class CommandLineConnections {
    private CommandLineConnections() {}

    /** A pool of two. */
    public static HikariDataSource open(Connections.Database database) {
        var pool = new HikariConfig();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(2);
        pool.addDataSourceProperty("ApplicationName", "ledgerchat-command");
        return new HikariDataSource(pool);
    }

    public static ElasticsearchClient open(Connections.Search search) {
        return ElasticsearchClient.of(client -> {
            client.host(search.url());
            if (search.username() != null && search.password() != null) {
                client.usernameAndPassword(search.username(), search.password());
            }
            return client;
        });
    }

    public static void close(@Nullable ElasticsearchClient client) {
        if (client != null) {
            try {
                client.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
