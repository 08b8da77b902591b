package io.ledgerchat.infra.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.infra.verifier.Checkpoint;
import io.ledgerchat.infra.verifier.ExportCheck;
import io.ledgerchat.infra.verifier.Hash;
import io.ledgerchat.infra.verifier.NoteKey;
import io.ledgerchat.infra.verifier.Proofs;
import io.ledgerchat.infra.verifier.SignedNote;
import io.ledgerchat.query.ledger.Ledger;
import io.ledgerchat.query.ledger.LedgerStatus;
import io.ledgerchat.query.ledger.SignedCheckpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What was said is sealed, signed, and proven to somebody who has only the public key. */
class LedgerProofIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final Ledger ledger = SERVER.bean(Ledger.class);

    @Test
    void whatWasSaidIsSealedSignedAndProven() {
        SignedCheckpoint checkpoint = covered();
        List<NoteKey> keys = ledger.publicKeys().stream().map(NoteKey::parse).toList();

        SignedNote note = SignedNote.parse(checkpoint.note());
        assertThat(keys).anyMatch(note::isSignedBy);
        Checkpoint said = Checkpoint.parse(note.text());
        assertThat(said.size()).isEqualTo(checkpoint.size());

        long leaf = ledger.leafAt(checkpoint.position()).orElseThrow();
        var proof = ledger.inclusion(leaf, said.size()).orElseThrow();
        assertThat(Proofs.includes(Hash.ofBase64(proof.hash()), leaf, said.size(), hashes(proof.path()), said.root()))
                .isTrue();

        SignedCheckpoint later = covered();
        var grown = ledger.consistency(said.size(), later.size()).orElseThrow();
        assertThat(Proofs.consistent(
                        said.size(), said.root(), later.size(), Hash.ofBase64(later.root()), hashes(grown.path())))
                .isTrue();
    }

    @Test
    void theWholeLogHoldsAndAnExportIsProvenOffline() throws IOException {
        covered();

        assertThat(ledger.verify(Optional.empty(), told -> {}).findings()).isEmpty();

        TestClient admin = SERVER.administrator();
        String export = TestClient.expect(200, admin.get("/api/ledgerchat/ledger/export?from=3"))
                .body();
        List<NoteKey> keys = TestClient.expect(200, admin.get("/api/ledgerchat/ledger/keys"))
                .body()
                .lines()
                .map(NoteKey::parse)
                .toList();
        ExportCheck.Result result = ExportCheck.check(new BufferedReader(new StringReader(export)), keys);
        assertThat(result.findings()).isEmpty();
        assertThat(result.events()).isPositive();
    }

    @Test
    void anAuditorsRoutesAreNobodyElses() {
        TestClient person = SERVER.signedIn();
        for (String path :
                List.of("", "/checkpoint", "/checkpoints", "/keys", "/proofs/consistency?from=1", "/export")) {
            TestClient.expect(403, person.get("/api/ledgerchat/ledger" + path));
        }
        TestClient.expect(403, person.post("/api/ledgerchat/ledger/keys", null));
    }

    @Test
    void badQuestionsAreAnsweredAsSuch() {
        TestClient admin = SERVER.administrator();
        TestClient.expect(400, admin.get("/api/ledgerchat/ledger/proofs/inclusion"));
        TestClient.expect(400, admin.get("/api/ledgerchat/ledger/proofs/inclusion?leaf=x"));
        TestClient.expect(404, admin.get("/api/ledgerchat/ledger/proofs/inclusion?leaf=99999999"));
        TestClient.expect(404, admin.get("/api/ledgerchat/ledger/proofs/inclusion?position=99999999"));
        TestClient.expect(404, admin.get("/api/ledgerchat/ledger/proofs/consistency?from=5&to=99999999"));
        TestClient.expect(404, admin.get("/api/ledgerchat/ledger/checkpoints/99999999"));
        covered();
        for (String range : List.of("from=9&to=5", "from=-3", "from=99999999", "from=3&to=3")) {
            TestClient.expect(400, admin.get("/api/ledgerchat/ledger/export?" + range));
        }
    }

    @Test
    void withoutASizeProofsLeadToTheNewestCheckpoint() {
        TestClient admin = SERVER.administrator();
        SignedCheckpoint earlier = covered();
        covered();

        for (String path : List.of("inclusion?position=" + earlier.position(), "consistency?from=" + earlier.size())) {
            long before = ledger.latest().orElseThrow().size();
            JsonNode proof =
                    TestClient.json(TestClient.expect(200, admin.get("/api/ledgerchat/ledger/proofs/" + path)));
            long size = proof.get(path.startsWith("inclusion") ? "size" : "to").asLong();
            assertThat(size).isGreaterThanOrEqualTo(before);
            assertThat(ledger.checkpoint(size)).isPresent();
        }
    }

    @Test
    void aNewKeyIsVouchedForByTheOldOne() {
        covered();
        TestClient admin = SERVER.administrator();
        NoteKey old = NoteKey.parse(ledger.publicKeys().getFirst());

        JsonNode answer = TestClient.json(TestClient.expect(200, admin.post("/api/ledgerchat/ledger/keys", null)));

        NoteKey fresh = NoteKey.parse(answer.get("publicKey").asString());
        assertThat(ledger.checkpoints(Long.MAX_VALUE, 20))
                .map(checkpoint -> SignedNote.parse(checkpoint.note()))
                .anyMatch(handover -> handover.isSignedBy(old) && handover.isSignedBy(fresh));
        assertThat(SignedNote.parse(covered().note()).isSignedBy(fresh)).isTrue();
        NoteKey handedOver = ledger.publicKeys().stream()
                .map(NoteKey::parse)
                .filter(key -> key.name().equals(old.name()) && Arrays.equals(key.id(), old.id()))
                .findFirst()
                .orElseThrow();
        SignedNote handOver = SignedNote.parse(
                ledger.checkpoint(handedOver.until()).orElseThrow().note());
        assertThat(handOver.isSignedBy(old) && handOver.isSignedBy(fresh)).isTrue();
        assertThat(ledger.verify(Optional.empty(), told -> {}).findings()).isEmpty();
    }

    @Test
    void aNewKeyWaitsForWhoSealsAtThatMoment() throws Exception {
        var sql = SERVER.bean(JdbcClient.class);
        var sealing = new TransactionTemplate(SERVER.bean(PlatformTransactionManager.class));
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> fresh = sealing.execute(status -> {
                sql.sql("select size from ledger.tree for update").query().singleRow();
                var asked = executor.submit(ledger::rotateKey);
                Awaitility.await().during(Duration.ofMillis(300)).until(() -> !asked.isDone());
                return asked;
            });

            String made = fresh.get();
            assertThat(ledger.publicKeys()).first().isEqualTo(made);
        }
    }

    @Test
    void nothingIsSealedPastATransactionThatMayStillAppend() {
        var sql = SERVER.bean(JdbcClient.class);
        var transactions = new TransactionTemplate(SERVER.bean(PlatformTransactionManager.class));
        StoredLog log = new PostgresLog(sql);
        var settled = new ArrayList<Thread>();

        transactions.executeWithoutResult(open -> {
            // Draws a number as an append does, and has not committed.
            sql.sql("insert into ledger.domain_event_entry (event_identifier, aggregate_identifier, sequence_number,"
                            + " payload_type, payload, time_stamp) values ('late', 'late', 0, 'late', '', '')")
                    .update();
            Thread waiting = Thread.ofPlatform().start(log::settled);
            settled.add(waiting);
            Awaitility.await().during(Duration.ofMillis(300)).until(waiting::isAlive);
            open.setRollbackOnly();
        });

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !settled.getFirst().isAlive());
    }

    /** A checkpoint over all that is in the log now, and a little more. */
    static SignedCheckpoint covered() {
        Ledger ledger = SERVER.bean(Ledger.class);
        ChatTurn.say(SERVER.signedIn(), "sealed");
        LedgerStatus said = ledger.status();
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> ledger.latest()
                                .filter(checkpoint -> checkpoint.position() >= said.head())
                                .orElse(null),
                        checkpoint -> checkpoint != null);
    }

    private static List<Hash> hashes(List<String> texts) {
        return texts.stream().map(Hash::ofBase64).toList();
    }
}
