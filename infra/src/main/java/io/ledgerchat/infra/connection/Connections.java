package io.ledgerchat.infra.connection;

import org.jspecify.annotations.Nullable;

/**
 * Where the databases are.
 *
 * @param log holds the log, the views and the vault
 * @param keys holds the data keys and nothing else
 * @param search absent when search is switched off
 */
public record Connections(
        Database log, Database keys, @Nullable Search search) {
    /** A PostgreSQL database. */
    public record Database(
            String jdbcUrl,
            @Nullable String username,
            @Nullable String password) {
        @Override
        public String toString() {
            return "Database[" + jdbcUrl.replaceAll("\\?.*", "") + "]";
        }
    }

    /** An Elasticsearch cluster; user and password go together. */
    public record Search(
            String url, @Nullable String username, @Nullable String password) {
        @Override
        public String toString() {
            return "Search[" + url.replaceAll("//[^@/]*@", "//") + "]";
        }
    }
}
