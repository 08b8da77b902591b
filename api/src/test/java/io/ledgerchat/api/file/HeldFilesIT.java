package io.ledgerchat.api.file;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.api.support.Uploaded;
import io.ledgerchat.command.file.FileRemovals;
import io.ledgerchat.command.file.WhenFileDeletedThenBytesAreRemoved;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FilePlace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bytes of whoever is held, and of what is, stay until the hold is released, also when their file is deleted. */
class HeldFilesIT {
    private static final Duration BOUND = Duration.ofMinutes(1);

    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final TestClient administrator = server.administrator();
    private final TestClient ada = server.signedIn();

    @Test
    void aDeletedFileKeepsItsBytesForAsLongAsItsOwnerIsHeld() {
        String file = upload();
        String hold = hold("account:" + ada.accountId());

        expect(200, ada.delete("/api/files", Map.of("files", List.of(Map.of("file_id", file, "filepath", "/x")))));
        await().atMost(BOUND).until(() -> waiting() == 1);
        removeDue();

        assertThat(Stored.files(server, ada.accountId())).hasSize(1);
        assertThat(waiting()).isEqualTo(1);
        expect(200, administrator.delete("/api/ledgerchat/holds/" + hold, null));
        await().atMost(BOUND).untilAsserted(() -> {
            removeDue();
            assertThat(Stored.files(server, ada.accountId())).isEmpty();
            assertThat(waiting()).isZero();
        });
    }

    @Test
    void aFileKeepsItsBytesForAsLongAsAConversationItWasSentAlongInIsHeld() {
        String file = upload();
        ChatTurn said = ChatTurn.hear(
                ada, ChatTurn.start(ada, "look at this", Map.of("files", List.of(Map.of("file_id", file)))));
        String hold = hold("conversation:" + said.conversationId());

        expect(200, ada.delete("/api/files", Map.of("files", List.of(Map.of("file_id", file, "filepath", "/x")))));
        await().atMost(BOUND).until(() -> waiting() == 1);
        removeDue();

        assertThat(Stored.files(server, ada.accountId())).hasSize(1);
        expect(200, administrator.delete("/api/ledgerchat/holds/" + hold, null));
        await().atMost(BOUND).untilAsserted(() -> {
            removeDue();
            assertThat(Stored.files(server, ada.accountId())).isEmpty();
        });
    }

    @Test
    void aHoldWaitsForBytesThatAreBeingRemovedAndKeepsThoseThatAreNot() throws Exception {
        var owner = new AccountId(ada.accountId()).subject();
        var first = new FilePlace("nowhere", "first-" + owner.value());
        var second = new FilePlace("nowhere", "second-" + owner.value());
        var removals = server.bean(FileRemovals.class);
        removals.add(first, owner, List.of(), Instant.now());
        removals.add(second, owner, List.of(), Instant.now());
        assertThat(removals.claim(Set.of("nowhere"), Instant.now(), Instant.now(), 2))
                .hasSize(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var placed = new AtomicReference<Future<String>>();

            assertThat(removals.removeUnlessHeld(first, Instant.now(), () -> {
                        placed.set(threads.submit(() -> hold(owner.toString())));
                        await().atMost(BOUND).until(this::somebodyWaitsForAHold);
                        assertThat(placed.get()).isNotDone();
                    }))
                    .isTrue();

            placed.get().get();
            assertThat(removals.removeUnlessHeld(second, Instant.now(), () -> fail("it is held")))
                    .isFalse();
        }
        assertThat(waiting()).isEqualTo(1);
    }

    private boolean somebodyWaitsForAHold() {
        return server.bean(JdbcClient.class)
                .sql("select exists (select 1 from pg_locks where locktype = 'advisory' and not granted"
                        + " and mode = 'ExclusiveLock')")
                .query(Boolean.class)
                .single();
    }

    private long waiting() {
        return server.bean(FileRemovals.class).waiting(new AccountId(ada.accountId()).subject());
    }

    private void removeDue() {
        server.bean(WhenFileDeletedThenBytesAreRemoved.class).removeDue();
    }

    private String hold(String subject) {
        return json(expect(
                        200,
                        administrator.post("/api/ledgerchat/holds", Map.of("subject", subject, "reason", "a lawsuit"))))
                .get("holdId")
                .asString();
    }

    private String upload() {
        return Uploaded.file(ada, "openAI", "a.txt", "text/plain", new byte[] {65, 66});
    }
}
