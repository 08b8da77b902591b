package io.ledgerchat.infra.connection;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The pools to PostgreSQL and the client of Elasticsearch. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {
    /**
     * The pool of everything but the keys. Its transactions end after 15 s: an append that took longer could commit below
     * a position that readers have given up waiting for.
     */
    @Bean
    @Primary
    HikariDataSource dataSource(Connections connections, @Value("${ledgerchat.postgres.pool:20}") int size) {
        HikariConfig pool = pool("log", connections.log(), size);
        pool.addDataSourceProperty("options", "-c transaction_timeout=15s");
        return new HikariDataSource(pool);
    }

    @Bean
    @Qualifier("keyDataSource")
    HikariDataSource keyDataSource(Connections connections) {
        var pool = new HikariDataSource(pool("keys", connections.keys(), 4));
        migrateKeys(pool);
        return pool;
    }

    private static HikariConfig pool(String name, Connections.Database database, int size) {
        var pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(Math.min(2, size));
        pool.setConnectionTimeout(10_000);
        // Never reWriteBatchedInserts: it makes one statement of a batch, and one statement may not upsert a row twice,
        // which a replay of many events about one thing does.
        // Else the message of a failed statement holds its values, and the log of the application what people wrote.
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        pool.addDataSourceProperty("ApplicationName", "ledgerchat-" + name);
        return pool;
    }

    private static void migrateKeys(DataSource keys) {
        Flyway.configure()
                .dataSource(keys)
                .locations("classpath:db/keys")
                .load()
                .migrate();
    }

    @Bean(destroyMethod = "close")
    @Conditional(SearchIsConfigured.class)
    ElasticsearchClient elasticsearchClient(Connections connections) {
        return CommandLineConnections.open(Objects.requireNonNull(connections.search()));
    }
}
