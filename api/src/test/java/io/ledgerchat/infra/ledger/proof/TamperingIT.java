package io.ledgerchat.infra.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.infra.key.MasterKey;
import io.ledgerchat.infra.key.WrongMasterKeyException;
import io.ledgerchat.infra.verifier.Hash;
import io.ledgerchat.infra.verifier.NoteSigner;
import io.ledgerchat.infra.verifier.SignedNote;
import io.ledgerchat.query.ledger.LeafSpan;
import io.ledgerchat.query.ledger.SignedCheckpoint;
import io.ledgerchat.query.ledger.Verification;
import io.ledgerchat.query.ledger.Verification.Finding;
import java.io.OutputStream;
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
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.axonframework.common.DateTimeUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;

/**
 * A log of ten thousand events, changed in two hundred ways, each found and named.
 *
 * <p>The log stands in a transaction that is never committed; each change is undone by rolling back to a savepoint.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperingIT {
    private static final int EVENTS = 10_000;
    private static final int CHANGES = 200;
    private static final long SEED = 20261122L;

    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    private Connection connection;
    private JdbcClient sql;
    private StoredLog log;
    private TreeStore tree;
    private Checkpoints checkpoints;
    private SigningKeys keys;
    private LogSealing sealing;
    private JdbcTemplate jdbc;
    private String kept;

    @BeforeAll
    void recordsALog() throws SQLException {
        var database = server.backends().connections().log();
        connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
        connection.setAutoCommit(false);
        jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        sql = JdbcClient.create(jdbc);
        for (String schema : List.of("ledger", "vault")) {
            jdbc.execute("alter schema " + schema + " rename to " + schema + "_aside");
            jdbc.execute("create schema " + schema);
        }
        ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V202611210001__ledger.sql"));
        ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V202611220200__ledger_tree.sql"));
        ScriptUtils.executeSqlScript(
                connection, new ClassPathResource("db/migration/V202611230300__signing_key_since.sql"));
        record(1, EVENTS);
        log = new FinalLog(new PostgresLog(sql));
        tree = new TreeStore(jdbc);
        checkpoints = new Checkpoints(sql);
        keys = new SigningKeys(sql, server.bean(MasterKey.class), Clock.systemUTC());
        sealing = sealing(Duration.ZERO);
        sealing.prepare("test/log");
        kept = sealing.seal().map(SignedCheckpoint::note).orElseThrow();
    }

    private LogSealing sealing(Duration between) {
        return new LogSealing(
                log, tree, checkpoints, keys, new NoTransactions(), Clock.systemUTC(), between, key -> {});
    }

    private void record(long first, long last) {
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

    @AfterAll
    void undoes() throws SQLException {
        if (connection != null) {
            connection.rollback();
            connection.close();
        }
    }

    @Test
    void anUntouchedLogHolds() {
        Verification result = verify();

        assertThat(result.findings()).isEmpty();
        assertThat(result.events()).isEqualTo(EVENTS);
        assertThat(result.checkpoints()).isEqualTo(2);
    }

    @Test
    void whatWasVerifiedIsNotReadAgainButMustStillBeWhatWasSigned() throws SQLException {
        assertThat(further(0).events()).isEqualTo(EVENTS);
        assertThat(further(EVENTS)).satisfies(result -> {
            assertThat(result.findings()).isEmpty();
            assertThat(result.events()).isZero();
        });

        var savepoint = connection.setSavepoint();
        sql.sql("update ledger.tree_node set hash = sha256(hash) where level = 8 and index = 3")
                .update();
        sql.sql("update ledger.tree_node set hash = sha256(hash) where level = (select max(level) from"
                        + " ledger.tree_node)")
                .update();
        assertThat(further(EVENTS).findings()).extracting(Finding::kind).contains("checkpoint");
        connection.rollback(savepoint);

        assertThat(further(EVENTS + 1).findings()).extracting(Finding::kind).containsExactly("truncated");
    }

    private Verification further(long from) {
        return new LogVerification(log, tree, checkpoints, keys.known()).further(from, 100);
    }

    @Test
    void aFormerKeySignsNothingBeyondItsHandOver() throws SQLException {
        var savepoint = connection.setSavepoint();
        NoteSigner former = keys.all().getFirst();
        sealing.rotate();
        record(EVENTS + 1, EVENTS + 300);
        SignedCheckpoint last = sealing.seal().orElseThrow();
        assertThat(verify().findings()).isEmpty();

        signedBy(former, last);
        assertThat(verify().findings())
                .singleElement()
                .extracting(Finding::text)
                .asString()
                .contains("signed only by a key that was handed over at " + EVENTS + " leaves");
        record(EVENTS + 301, EVENTS + 302);
        assertThatIllegalStateException().isThrownBy(sealing::seal);

        sql.sql("update vault.signing_key set since_size = since_size + 300 where since_size > 0")
                .update();
        assertThatThrownBy(this::verify).isInstanceOf(WrongMasterKeyException.class);
        connection.rollback(savepoint);
    }

    @Test
    void aLogThatWasCutToWhereAFormerKeySignedIsFound() throws SQLException {
        var savepoint = connection.setSavepoint();
        NoteSigner former = keys.all().getFirst();
        sealing.rotate();

        signedBy(former, checkpoints.latest().orElseThrow());

        assertThat(verify().findings())
                .singleElement()
                .extracting(Finding::text)
                .asString()
                .contains("in which the key was handed over, is not there");
        connection.rollback(savepoint);
    }

    private void signedBy(NoteSigner signer, SignedCheckpoint checkpoint) {
        String text = SignedNote.parse(checkpoint.note()).text();
        sql.sql("update ledger.checkpoint set note = ? where size = ?")
                .params(new SignedNote(text, List.of(signer.sign(text))).note(), checkpoint.size())
                .update();
    }

    @Test
    void aNewKeyTakesAwayNoSignature() throws SQLException {
        var savepoint = connection.setSavepoint();
        String witness = "\u2014 somebody AAAAAAECAwQFBgcI\n";
        checkpoints.cosign(EVENTS, witness);
        String before = checkpoints.ofSize(EVENTS).orElseThrow().note();

        sealing.rotate();

        String after = checkpoints.ofSize(EVENTS).orElseThrow().note();
        assertThat(after).startsWith(before);
        assertThat(keys.known()).hasSize(2).allMatch(SignedNote.parse(after)::isSignedBy);
        assertThat(sealing.handedOver()).map(SignedCheckpoint::note).contains(after);
        assertThat(sealing.handedOver()).isEmpty();
        assertThat(verify().findings()).isEmpty();
        connection.rollback(savepoint);
    }

    @Test
    void eachOfTwoHundredChangesIsFoundAndNamed() throws SQLException {
        for (int number = 0; number < CHANGES; number++) {
            var savepoint = connection.setSavepoint();
            Change change = change(number);
            Verification result = verify();
            assertThat(result.findings())
                    .as("seed %d, change %d: %s", SEED, number, change)
                    .anyMatch(change::isNamedBy);
            connection.rollback(savepoint);
        }
        assertThat(verify().holds()).isTrue();
    }

    @Test
    void aLogThatGrowsWhileItIsVerifiedHolds() throws SQLException {
        var savepoint = connection.setSavepoint();
        var growing = new FinalLog(new PostgresLog(sql)) {
            private boolean grown;

            @Override
            public List<StoredEvent> read(long after, long upTo, int limit) {
                List<StoredEvent> read = super.read(after, upTo, limit);
                if (!grown) {
                    grown = true;
                    record(EVENTS + 1, EVENTS + 300);
                    assertThat(sealing.seal()).isPresent();
                }
                return read;
            }
        };

        Verification result =
                new LogVerification(growing, tree, checkpoints, keys.known()).run(Optional.of(kept), told -> {});

        assertThat(result.findings()).isEmpty();
        assertThat(result.events()).isEqualTo(EVENTS);
        assertThat(result.unsealed()).isZero();
        connection.rollback(savepoint);
    }

    @Test
    void leavesThatBecomeATileWhileTheyAreReadAreNotMissed() throws SQLException {
        var savepoint = connection.setSavepoint();
        long from = EVENTS / TreeStore.TILE * TreeStore.TILE;
        var interrupted = new JdbcTemplate(new SingleConnectionDataSource(connection, true)) {
            private boolean grown;

            @Override
            public <T> @Nullable T query(
                    PreparedStatementCreator statement,
                    @Nullable PreparedStatementSetter setter,
                    ResultSetExtractor<T> extractor) {
                T read = super.query(statement, setter, extractor);
                if (!grown) {
                    grown = true;
                    record(EVENTS + 1, EVENTS + 300);
                    assertThat(sealing.seal()).isPresent();
                }
                return read;
            }
        };

        assertThat(new TreeStore(interrupted).leaves(from, EVENTS))
                .isEqualTo(tree.leaves(from, EVENTS))
                .hasSize(EVENTS - (int) from);
        connection.rollback(savepoint);
    }

    @Test
    void whatCannotBeReadHidesNothing() throws SQLException {
        for (String damage : List.of(
                "update ledger.checkpoint set note = replace(note, '\u2014 ', '- ')",
                "update ledger.checkpoint set note = replace(note, E'\\n\\n', E'\\n')",
                "update ledger.leaf_tile set hashes = substring(hashes for 1000) where number = 20",
                "update ledger.leaf_tile set positions[7] = null where number = 20",
                "update ledger.leaf set hash = substring(hash for 31)",
                "update ledger.tree_node set hash = substring(hash for 31)",
                "delete from ledger.tree_node")) {
            var savepoint = connection.setSavepoint();
            assertThat(sql.sql(damage).update()).isPositive();
            flipped(20);

            Verification result = verify();

            String kind = damage.contains("checkpoint") ? "checkpoint" : "tree";
            assertThat(result.findings()).as(damage).extracting(Finding::kind).contains(kind);
            assertThat(result.findings()).as(damage).anyMatch(new Change("", "changed", 20)::isNamedBy);
            assertThat(further(EVENTS - 100).findings()).as(damage).isNotEmpty();
            connection.rollback(savepoint);
        }
    }

    @Test
    void whatCannotBeReadIsNeitherSignedNorExported() throws SQLException {
        var savepoint = connection.setSavepoint();
        record(EVENTS + 1, EVENTS + 3);
        assertThat(sealing(Duration.ofHours(1)).seal()).isEmpty();
        assertThat(sql.sql("update ledger.leaf set hash = substring(hash for 31) where index = ?")
                        .param(EVENTS)
                        .update())
                .isEqualTo(1);

        assertThatIllegalArgumentException().isThrownBy(sealing::seal);
        var export = new LogExport(log, tree);
        SignedCheckpoint last = checkpoints.latest().orElseThrow();
        for (long from : List.of((long) EVENTS, EVENTS - 2L)) {
            var span = new LeafSpan(from, EVENTS + 1, EVENTS + 1);
            assertThatIllegalStateException()
                    .isThrownBy(() -> export.write(span, last, OutputStream.nullOutputStream()));
        }
        connection.rollback(savepoint);
    }

    /** What was done, and what must be said of it; a position below 0 stands for any. */
    private record Change(String what, String kind, long position) {
        boolean isNamedBy(Finding finding) {
            return finding.kind().equals(kind) && (position < 0 || finding.position() == position);
        }
    }

    private Change change(int number) {
        long position = 2 * random.nextLong(2, EVENTS - 1);
        return switch (number % 10) {
            case 0, 1 -> flipped(position);
            case 2 -> changed(position, "time_stamp", "'2026-03-04T05:06:07.8901Z'");
            case 3 -> changed(position, "sequence_number", "sequence_number + 1");
            case 4 -> changed(position, "meta_data", "convert_to('{\"actor\":\"eve\",\"source\":\"http\"}', 'UTF8')");
            case 5 -> removed(position);
            case 6 -> inserted(position + 1);
            case 7 -> swapped(position, position == 4 ? 6 : 4);
            case 8 -> cut(position);
            default -> forged(position, number);
        };
    }

    private Change flipped(long position) {
        int bit = random.nextInt(8 * "{\"number\":1".length());
        sql.sql("update ledger.domain_event_entry set payload = set_bit(payload, ?, 1 - get_bit(payload, ?))"
                        + " where global_index = ?")
                .params(bit, bit, position)
                .update();
        return new Change("bit " + bit + " at " + position, "changed", position);
    }

    private Change changed(long position, String column, String value) {
        sql.sql("update ledger.domain_event_entry set " + column + " = " + value + " where global_index = ?")
                .param(position)
                .update();
        return new Change(column + " at " + position, "changed", position);
    }

    private Change removed(long position) {
        sql.sql("delete from ledger.domain_event_entry where global_index = ?")
                .param(position)
                .update();
        return new Change("removed " + position, "removed", position);
    }

    private Change inserted(long position) {
        sql.sql("""
                insert into ledger.domain_event_entry
                select ?, 'inserted', 'thing:inserted', 0, type, payload_type, payload_revision, payload, meta_data,
                  time_stamp from ledger.domain_event_entry where global_index = ?""").params(position, position - 1).update();
        return new Change("inserted " + position, "inserted", position);
    }

    private Change swapped(long one, long other) {
        move(one, -1);
        move(other, one);
        move(-1, other);
        return new Change("swapped " + one + " and " + other, "swapped", one);
    }

    private void move(long from, long to) {
        sql.sql("update ledger.domain_event_entry set global_index = ? where global_index = ?")
                .params(to, from)
                .update();
    }

    private Change cut(long position) {
        sql.sql("delete from ledger.domain_event_entry where global_index >= ?")
                .param(position)
                .update();
        return new Change("cut at " + position, "truncated", position);
    }

    /** An event is changed, or the log cut, and the tree made to fit. Every other time the checkpoint is removed as well. */
    private Change forged(long position, int number) {
        if (number % 20 == 9) {
            sql.sql("delete from ledger.checkpoint").update();
        }
        long leaf = position / 2 - 1;
        if (number % 40 > 20) {
            long last = leaf / 256 * 256;
            sql.sql("delete from ledger.domain_event_entry where global_index > ?")
                    .param(last * 2)
                    .update();
            sql.sql("delete from ledger.leaf").update();
            sql.sql("delete from ledger.leaf_tile where number >= ?")
                    .param(last / 256)
                    .update();
            sql.sql("delete from ledger.tree_node where (index + 1) << (level - 8) > ?")
                    .param(last / 256)
                    .update();
            sql.sql("update ledger.tree set size = ?, position = ?")
                    .params(last, last * 2)
                    .update();
            return new Change("cut with its tree at " + position, "truncated", -1);
        }
        changed(position, "payload", "convert_to('{}', 'UTF8')");
        Hash hash = log.read(position - 1, position, 1).getFirst().leaf().orElseThrow();
        int updated = sql.sql("update ledger.leaf_tile set hashes = overlay(hashes placing ? from ?) where number = ?")
                .params(hash.bytes(), (int) (leaf % 256) * 32 + 1, leaf / 256)
                .update();
        if (updated == 0) {
            sql.sql("update ledger.leaf set hash = ? where index = ?")
                    .params(hash.bytes(), leaf)
                    .update();
        }
        return new Change("forged with its leaf at " + position, "checkpoint", -1);
    }

    private Verification verify() {
        return new LogVerification(log, tree, checkpoints, keys.known()).run(Optional.of(kept), told -> {});
    }

    /** Nobody else writes to it, and who does write is ourselves. */
    private static class FinalLog implements StoredLog {
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
