package io.ledgerchat.api.file;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.support.MultipartBody;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.api.support.Uploaded;
import io.ledgerchat.command.file.FileStores;
import io.ledgerchat.command.file.UploadIntents;
import io.ledgerchat.command.file.UploadIntents.UploadIntent;
import io.ledgerchat.command.file.UploadSource;
import io.ledgerchat.command.file.Uploads;
import io.ledgerchat.command.file.WhenFileDeletedThenBytesAreRemoved;
import io.ledgerchat.command.file.WhenUploadsAreLeftUnfinishedThenTheirBytesAreRemoved;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.query.file.FindFile;
import io.ledgerchat.query.file.StoredFile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Bytes are there as long as their file is, and no longer. */
class FileBytesIT {
    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final TestClient ada = server.signedIn();

    @Test
    void bytesOfADeletedFileAreRemoved() {
        String id = upload();
        assertThat(Stored.files(server, ada.accountId())).hasSize(1);

        expect(200, ada.delete("/api/files", Map.of("files", List.of(Map.of("file_id", id, "filepath", "/x")))));

        Awaitility.await().untilAsserted(() -> {
            server.bean(WhenFileDeletedThenBytesAreRemoved.class).removeDue();
            assertThat(Stored.files(server, ada.accountId())).isEmpty();
        });
    }

    @Test
    void aCrashBetweenBytesAndEventIsSweptUp() throws IOException {
        var owner = new AccountId(ada.accountId());
        server.bean(Uploads.class)
                .store(
                        owner,
                        new FileId(UUID.randomUUID().toString()),
                        new FileId(UUID.randomUUID().toString()),
                        FileStores.Kind.DOCUMENT,
                        UploadSource.of(new byte[] {1, 2, 3}),
                        "text/plain");
        var sweeper = server.bean(WhenUploadsAreLeftUnfinishedThenTheirBytesAreRemoved.class);

        sweeper.sweep(Instant.now().minusSeconds(86_400));
        assertThat(Stored.files(server, ada.accountId())).hasSize(1);

        sweeper.sweep(Instant.now().plusSeconds(1));
        assertThat(Stored.files(server, ada.accountId())).isEmpty();
    }

    @Test
    void theSweeperAsksTheLogWhetherAFileLiesThere() throws IOException {
        var id = new FileId(upload());
        var place = server.bean(io.ledgerchat.api.query.Queries.class)
                .optional(new FindFile(id), StoredFile.class)
                .orElseThrow()
                .place();
        server.bean(UploadIntents.class)
                .begin(new UploadIntent(
                        place,
                        id,
                        new FileId(UUID.randomUUID().toString()),
                        Instant.now().minusSeconds(200_000)));

        server.bean(WhenUploadsAreLeftUnfinishedThenTheirBytesAreRemoved.class)
                .sweep(Instant.now().minusSeconds(100_000));

        assertThat(Stored.files(server, ada.accountId())).hasSize(1);
        assertThat(ada.bytes("/api/files/download/x/" + id.value()).statusCode())
                .isEqualTo(200);
    }

    /** Somebody else is about to record under the id that is wished for, and takes longer than a transaction may. */
    @Test
    void anUploadThatTakesTheDatabaseTooLongIsToComeAgainAndLeavesNothing() throws SQLException {
        String wished = UUID.randomUUID().toString();
        var form = new MultipartBody()
                .field("endpoint", "openAI")
                .field("file_id", wished)
                .file("a.txt", "text/plain", new byte[] {65});
        try (var connection = log();
                var taking = connection.prepareStatement("""
                        insert into ledger.domain_event_entry (event_identifier, aggregate_identifier, sequence_number,
                            payload_type, payload, time_stamp)
                        values (?, ?, 0, 'none', '', '')""")) {
            connection.setAutoCommit(false);
            taking.setString(1, UUID.randomUUID().toString());
            taking.setString(2, new FileId(wished).toString());
            taking.executeUpdate();

            var answer = expect(503, ada.upload("/api/files", form));

            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(json(answer).get("message").asString()).contains("try again");
            connection.rollback();
        }
        assertThat(Stored.files(server, ada.accountId())).isEmpty();
        assertThat(json(expect(200, ada.upload("/api/files", form)))
                        .get("file_id")
                        .asString())
                .isEqualTo(wished);
    }

    private Connection log() throws SQLException {
        var log = server.backends().connections().log();
        return DriverManager.getConnection(log.jdbcUrl(), log.username(), log.password());
    }

    @Test
    void aThousandFilesAreDeletedInOneUnitOfWork() throws SQLException, InterruptedException {
        var ids =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(1_000).toList();
        var owner = new AccountId(ada.accountId());
        try (var threads = Executors.newFixedThreadPool(4)) {
            ids.forEach(id -> threads.execute(() -> record(owner, id)));
        }
        awaitFiles(1_000);

        var wanted =
                ids.stream().map(id -> Map.of("file_id", id, "filepath", "/x")).toList();
        expect(200, ada.delete("/api/files", Map.of("files", wanted)));

        assertThat(transactionsThatDeleted(ids)).isOne();
        awaitFiles(0);
    }

    /** So many events at once may take the views longer than an answer waits for them. */
    private void awaitFiles(int count) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(json(expect(200, ada.get("/api/files")))).hasSize(count));
    }

    /** Of a kind that nobody reads; that there are no bytes makes no difference. */
    private void record(AccountId owner, String id) {
        server.bean(Commands.class)
                .<FileId>sendWithoutWaiting(Uploaded.record(
                        new FileId(id),
                        new FileId(UUID.randomUUID().toString()),
                        owner,
                        "application/octet-stream",
                        new FilePlace("local", "uploads/" + owner.value() + "/" + id),
                        null,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS)));
    }

    private long transactionsThatDeleted(List<String> ids) throws SQLException {
        try (var connection = log();
                var question = connection.prepareStatement("""
                        select count(distinct xmin::text), count(*) from ledger.domain_event_entry
                        where payload_type = 'file.deleted' and aggregate_identifier = any (?)""")) {
            question.setArray(
                    1,
                    connection.createArrayOf(
                            "text", ids.stream().map(id -> "file:" + id).toArray()));
            try (var row = question.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getLong(2)).isEqualTo(ids.size());
                return row.getLong(1);
            }
        }
    }

    private String upload() {
        return Uploaded.file(ada, "openAI", "a.txt", "text/plain", new byte[] {65, 66});
    }
}
