package io.ledgerchat.api.file;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.MultipartBody;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.command.file.FileStores;
import io.ledgerchat.command.file.UploadIntents;
import io.ledgerchat.command.file.UploadIntents.UploadIntent;
import io.ledgerchat.command.file.Uploads;
import io.ledgerchat.command.file.WhenFileDeletedThenBytesAreRemoved;
import io.ledgerchat.command.file.WhenUploadsAreLeftUnfinishedThenTheirBytesAreRemoved;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.infra.file.FileCheck;
import io.ledgerchat.query.file.FindFile;
import io.ledgerchat.query.file.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
                        new ByteArrayInputStream(new byte[] {1, 2, 3}),
                        3,
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

    @Test
    void theCheckNamesWhatIsMissingAndWhatBelongsToNoFile() throws IOException {
        var id = upload();
        Path folder = server.backends().home().path().resolve("files");
        var check = new FileCheck(server.backends().connections().log(), folder);
        Instant now = Instant.now().plusSeconds(1);
        assertThat(check.look(now).missing()).doesNotContain("file:" + id);

        Path bytes = Stored.files(server, ada.accountId()).getFirst();
        Path stray = Files.copy(bytes, bytes.resolveSibling(UUID.randomUUID().toString()));
        Files.delete(bytes);

        assertThat(check.look(now).missing()).contains("file:" + id);
        assertThat(check.look(now).strays()).contains(stray);
        assertThat(check.look(Instant.now().minusSeconds(86_400)).strays()).doesNotContain(stray);
        Files.delete(stray);
    }

    private String upload() {
        return json(expect(
                        200,
                        ada.upload(
                                "/api/files",
                                new MultipartBody()
                                        .field("endpoint", "openAI")
                                        .file("a.txt", "text/plain", new byte[] {65, 66}))))
                .get("file_id")
                .asString();
    }
}
