package io.ledgerchat.infra.ledger.proof;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.infra.key.MasterKey;
import io.ledgerchat.query.ledger.SignedCheckpoint;
import io.ledgerchat.query.ledger.Verification;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.common.DateTimeUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;

/**
 * A log of its own in the server's database, in a transaction that is never committed; what is done to it is undone by
 * rolling back to a savepoint.
 */
final class UncommittedLog implements AutoCloseable {
    final Connection connection;
    private final JdbcTemplate jdbc;
    final JdbcClient sql;
    final FinalLog stored;
    final TreeStore tree;
    final Checkpoints checkpoints;
    final SigningKeys keys;
    final LogSealing sealing;

    /** The first checkpoint, as somebody keeps it elsewhere. */
    private String kept;

    UncommittedLog(RunningLedgerChat server) throws SQLException {
        var database = server.backends().connections().log();
        connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
        connection.setAutoCommit(false);
        jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        sql = JdbcClient.create(jdbc);
        stored = new FinalLog(new PostgresLog(sql));
        tree = new TreeStore(jdbc);
        checkpoints = new Checkpoints(sql);
        keys = new SigningKeys(sql, server.bean(MasterKey.class), Clock.systemUTC());
        sealing = sealing(Duration.ZERO);
    }

    /** Puts its schemas in the place of the server's, records so many events and seals them. */
    void begin(int events) throws SQLException {
        for (String schema : List.of("ledger", "vault")) {
            jdbc.execute("alter schema " + schema + " rename to " + schema + "_aside");
            jdbc.execute("create schema " + schema);
        }
        ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V202611210001__ledger.sql"));
        ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V202611220200__ledger_tree.sql"));
        ScriptUtils.executeSqlScript(
                connection, new ClassPathResource("db/migration/V202611230300__signing_key_since.sql"));
        record(1, events);
        sealing.prepare("test/log");
        kept = sealing.seal().map(SignedCheckpoint::note).orElseThrow();
    }

    LogSealing sealing(Duration between) {
        return new LogSealing(
                stored, tree, checkpoints, keys, new NoTransactions(), Clock.systemUTC(), between, key -> {});
    }

    /** Events of these numbers, at every second position. */
    void record(long first, long last) {
        jdbc.batchUpdate("""
                insert into ledger.domain_event_entry (global_index, event_identifier, aggregate_identifier,
                  sequence_number, type, payload_type, payload_revision, payload, meta_data, time_stamp)
                values (?, ?, ?, 0, 'Thing', 'thing.happened', '1', ?, ?, ?)""", rows(first, last), 1_000, (statement, row) -> {
            for (int column = 0; column < row.length; column++) {
                statement.setObject(column + 1, row[column]);
            }
        });
    }

    private static List<Object[]> rows(long first, long last) {
        var rows = new ArrayList<Object[]>();
        for (long number = first; number <= last; number++) {
            Instant at = Instant.parse("2026-03-04T05:06:07.890Z").plusMillis(number);
            rows.add(new Object[] {
                number * 2,
                "event-" + number,
                "thing:" + number,
                ("{\"number\":" + number + "}").getBytes(StandardCharsets.UTF_8),
                "{\"actor\":\"ada\",\"source\":\"http\"}".getBytes(StandardCharsets.UTF_8),
                DateTimeUtils.formatInstant(at)
            });
        }
        return rows;
    }

    Verification verify() {
        return verify(stored);
    }

    Verification verify(StoredLog log) {
        return new LogVerification(log, tree, checkpoints, keys.known()).run(Optional.of(kept), told -> {});
    }

    /** What a later verification finds that begins behind the first {@code from} events. */
    Verification further(long from) {
        return new LogVerification(stored, tree, checkpoints, keys.known()).further(from, 100);
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }

    /** Nobody else writes to it, and who does write is ourselves. */
    static class FinalLog implements StoredLog {
        private final PostgresLog log;

        FinalLog(PostgresLog log) {
            this.log = log;
        }

        @Override
        public long head() {
            return log.head();
        }

        @Override
        public long settled() {
            return log.head();
        }

        @Override
        public List<StoredEvent> read(long after, long upTo, int limit) {
            return log.read(after, upTo, limit);
        }
    }

    /** All is in the one transaction of the test. */
    private static final class NoTransactions implements PlatformTransactionManager {
        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            return new SimpleTransactionStatus();
        }

        @Override
        public void commit(TransactionStatus status) {
            // at the end, or rather not
        }

        @Override
        public void rollback(TransactionStatus status) {
            // at the end
        }
    }
}
