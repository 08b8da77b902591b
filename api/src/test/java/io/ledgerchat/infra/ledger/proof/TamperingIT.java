package io.ledgerchat.infra.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.infra.key.WrongMasterKeyException;
import io.ledgerchat.infra.verifier.NoteSigner;
import io.ledgerchat.infra.verifier.SignedNote;
import io.ledgerchat.query.ledger.LeafSpan;
import io.ledgerchat.query.ledger.SignedCheckpoint;
import io.ledgerchat.query.ledger.Verification;
import io.ledgerchat.query.ledger.Verification.Finding;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A log of ten thousand events, changed in two hundred ways, each found and named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperingIT {
    private static final int EVENTS = 10_000;
    private static final int CHANGES = 200;
    private static final long SEED = 20261122L;

    private UncommittedLog log;
    private Tampering tampering;

    @BeforeAll
    void recordsALog() throws SQLException {
        log = new UncommittedLog(RunningLedgerChat.shared());
        log.begin(EVENTS);
        tampering = new Tampering(log, EVENTS, SEED);
    }

    @AfterAll
    void undoes() throws SQLException {
        if (log != null) {
            log.close();
        }
    }

    @Test
    void anUntouchedLogHolds() {
        Verification result = log.verify();

        assertThat(result.findings()).isEmpty();
        assertThat(result.events()).isEqualTo(EVENTS);
        assertThat(result.checkpoints()).isEqualTo(2);
    }

    @Test
    void whatWasVerifiedIsNotReadAgainButMustStillBeWhatWasSigned() throws SQLException {
        assertThat(log.further(0).events()).isEqualTo(EVENTS);
        assertThat(log.further(EVENTS)).satisfies(result -> {
            assertThat(result.findings()).isEmpty();
            assertThat(result.events()).isZero();
        });

        var savepoint = log.connection.setSavepoint();
        log.sql
                .sql("update ledger.tree_node set hash = sha256(hash) where level = 8 and index = 3")
                .update();
        log.sql
                .sql("update ledger.tree_node set hash = sha256(hash) where level = (select max(level) from"
                        + " ledger.tree_node)")
                .update();
        assertThat(log.further(EVENTS).findings()).extracting(Finding::kind).contains("checkpoint");
        log.connection.rollback(savepoint);

        assertThat(log.further(EVENTS + 1).findings()).extracting(Finding::kind).containsExactly("truncated");
    }

    @Test
    void aFormerKeySignsNothingBeyondItsHandOver() throws SQLException {
        var savepoint = log.connection.setSavepoint();
        NoteSigner former = log.keys.all().getFirst();
        log.sealing.rotate();
        log.record(EVENTS + 1, EVENTS + 300);
        SignedCheckpoint last = log.sealing.seal().orElseThrow();
        assertThat(log.verify().findings()).isEmpty();

        signedBy(former, last);
        assertThat(log.verify().findings())
                .singleElement()
                .extracting(Finding::text)
                .asString()
                .contains("signed only by a key that was handed over at " + EVENTS + " leaves");
        log.record(EVENTS + 301, EVENTS + 302);
        assertThatIllegalStateException().isThrownBy(log.sealing::seal);

        log.sql
                .sql("update vault.signing_key set since_size = since_size + 300 where since_size > 0")
                .update();
        assertThatThrownBy(log::verify).isInstanceOf(WrongMasterKeyException.class);
        log.connection.rollback(savepoint);
    }

    @Test
    void aLogThatWasCutToWhereAFormerKeySignedIsFound() throws SQLException {
        var savepoint = log.connection.setSavepoint();
        NoteSigner former = log.keys.all().getFirst();
        log.sealing.rotate();

        signedBy(former, log.checkpoints.latest().orElseThrow());

        assertThat(log.verify().findings())
                .singleElement()
                .extracting(Finding::text)
                .asString()
                .contains("in which the key was handed over, is not there");
        log.connection.rollback(savepoint);
    }

    private void signedBy(NoteSigner signer, SignedCheckpoint checkpoint) {
        String text = SignedNote.parse(checkpoint.note()).text();
        log.sql
                .sql("update ledger.checkpoint set note = ? where size = ?")
                .params(new SignedNote(text, List.of(signer.sign(text))).note(), checkpoint.size())
                .update();
    }

    @Test
    void aNewKeyTakesAwayNoSignature() throws SQLException {
        var savepoint = log.connection.setSavepoint();
        String witness = "\u2014 somebody AAAAAAECAwQFBgcI\n";
        log.checkpoints.cosign(EVENTS, witness);
        String before = log.checkpoints.ofSize(EVENTS).orElseThrow().note();

        log.sealing.rotate();

        String after = log.checkpoints.ofSize(EVENTS).orElseThrow().note();
        assertThat(after).startsWith(before);
        assertThat(log.keys.known()).hasSize(2).allMatch(SignedNote.parse(after)::isSignedBy);
        assertThat(log.sealing.handedOver()).map(SignedCheckpoint::note).contains(after);
        assertThat(log.sealing.handedOver()).isEmpty();
        assertThat(log.verify().findings()).isEmpty();
        log.connection.rollback(savepoint);
    }

    @Test
    void eachOfTwoHundredChangesIsFoundAndNamed() throws SQLException {
        for (int number = 0; number < CHANGES; number++) {
            var savepoint = log.connection.setSavepoint();
            Tampering.Change change = tampering.change(number);
            Verification result = log.verify();
            assertThat(result.findings())
                    .as("seed %d, change %d: %s", SEED, number, change)
                    .anyMatch(change::isNamedBy);
            log.connection.rollback(savepoint);
        }
        assertThat(log.verify().holds()).isTrue();
    }

    @Test
    void aLogThatGrowsWhileItIsVerifiedHolds() throws SQLException {
        var savepoint = log.connection.setSavepoint();
        var growing = new UncommittedLog.FinalLog(new PostgresLog(log.sql)) {
            private boolean grown;

            @Override
            public List<StoredEvent> read(long after, long upTo, int limit) {
                List<StoredEvent> read = super.read(after, upTo, limit);
                if (!grown) {
                    grown = true;
                    log.record(EVENTS + 1, EVENTS + 300);
                    assertThat(log.sealing.seal()).isPresent();
                }
                return read;
            }
        };

        Verification result = log.verify(growing);

        assertThat(result.findings()).isEmpty();
        assertThat(result.events()).isEqualTo(EVENTS);
        assertThat(result.unsealed()).isZero();
        log.connection.rollback(savepoint);
    }

    @Test
    void leavesThatBecomeATileWhileTheyAreReadAreNotMissed() throws SQLException {
        var savepoint = log.connection.setSavepoint();
        long from = EVENTS / TreeStore.TILE * TreeStore.TILE;
        var interrupted = new JdbcTemplate(new SingleConnectionDataSource(log.connection, true)) {
            private boolean grown;

            @Override
            public <T> @Nullable T query(
                    PreparedStatementCreator statement,
                    @Nullable PreparedStatementSetter setter,
                    ResultSetExtractor<T> extractor) {
                T read = super.query(statement, setter, extractor);
                if (!grown) {
                    grown = true;
                    log.record(EVENTS + 1, EVENTS + 300);
                    assertThat(log.sealing.seal()).isPresent();
                }
                return read;
            }
        };

        assertThat(new TreeStore(interrupted).leaves(from, EVENTS))
                .isEqualTo(log.tree.leaves(from, EVENTS))
                .hasSize(EVENTS - (int) from);
        log.connection.rollback(savepoint);
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
            var savepoint = log.connection.setSavepoint();
            assertThat(log.sql.sql(damage).update()).isPositive();
            tampering.flipped(20);

            Verification result = log.verify();

            String kind = damage.contains("checkpoint") ? "checkpoint" : "tree";
            assertThat(result.findings()).as(damage).extracting(Finding::kind).contains(kind);
            assertThat(result.findings()).as(damage).anyMatch(new Tampering.Change("", "changed", 20)::isNamedBy);
            assertThat(log.further(EVENTS - 100).findings()).as(damage).isNotEmpty();
            log.connection.rollback(savepoint);
        }
    }

    @Test
    void whatCannotBeReadIsNeitherSignedNorExported() throws SQLException {
        var savepoint = log.connection.setSavepoint();
        log.record(EVENTS + 1, EVENTS + 3);
        assertThat(log.sealing(Duration.ofHours(1)).seal()).isEmpty();
        assertThat(log.sql
                        .sql("update ledger.leaf set hash = substring(hash for 31) where index = ?")
                        .param(EVENTS)
                        .update())
                .isEqualTo(1);

        assertThatIllegalArgumentException().isThrownBy(log.sealing::seal);
        var export = new LogExport(log.stored, log.tree);
        SignedCheckpoint last = log.checkpoints.latest().orElseThrow();
        for (long from : List.of((long) EVENTS, EVENTS - 2L)) {
            var span = new LeafSpan(from, EVENTS + 1, EVENTS + 1);
            assertThatIllegalStateException()
                    .isThrownBy(() -> export.write(span, last, OutputStream.nullOutputStream()));
        }
        log.connection.rollback(savepoint);
    }
}
