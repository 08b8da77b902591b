package io.ledgerchat.api.share;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.FakeEndpoint;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.api.support.Uploaded;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.support.Recorder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What strangers are shown of shared conversations where the public is let in, and the files in them (contract 50 §4). */
class SharedFilesIT {
    private static final byte[] WORDS = "Fjords are inlets.".getBytes(StandardCharsets.UTF_8);
    private static RunningLedgerChat server;

    private final TestClient ada = server.signedIn();
    private final TestClient stranger = server.client();

    @BeforeAll
    static void start() {
        server = alongside(Map.of());
    }

    private static RunningLedgerChat alongside(Map<String, String> more) {
        Path home = RunningLedgerChat.temporaryHome();
        var settings = new java.util.HashMap<>(Map.of(
                "ALLOW_REGISTRATION", "true",
                "REGISTER_MAX", "1000",
                "LOGIN_MAX", "1000",
                "ALLOW_SHARED_LINKS_PUBLIC", "true",
                "CONFIG_PATH", FakeEndpoint.configuration(home).toString()));
        settings.putAll(more);
        return RunningLedgerChat.shared().alongside(settings);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void strangersOpenTheLinkAndItsFiles() {
        String file = upload("note.txt", "text/plain");
        String link = share(talkAbout(file), Map.of("snapshotFiles", true));

        JsonNode shown = json(expect(200, stranger.get("/api/share/" + link)));
        JsonNode attached = shown.at("/messages/0/files/0");
        String path = "/api/share/" + link + "/files/" + file;
        assertThat(attached.get("filepath").asString()).isEqualTo(path);
        assertThat(attached.get("filename").asString()).isEqualTo("note.txt");
        assertThat(attached.propertyNames()).doesNotContain("user", "source", "context", "_id");
        assertThat(shown.toString()).doesNotContain(ada.accountId());

        for (String way : List.of("", "/download")) {
            var answer = stranger.bytes(path + way);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(WORDS);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
            assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
            String etag = answer.headers().firstValue("ETag").orElseThrow();
            assertThat(stranger.bytes(path + way, "If-None-Match", etag).statusCode())
                    .isEqualTo(304);
        }
        assertThat(json(expect(200, stranger.get(path + "/preview")))
                        .get("file_id")
                        .asString())
                .isEqualTo(file);
        expect(401, stranger.get("/api/files/download/" + ada.accountId() + "/" + file));
    }

    @Test
    void whoMayOpenTheLinkIsAmongTheReadersOfItsFiles() {
        String file = upload("note.txt", "text/plain");
        String readers = "/api/ledgerchat/history/file/" + file + "/readers/2999-01-01";
        TestClient auditor = RunningLedgerChat.shared().administrator();
        String conversation = talkAbout(file);
        assertThat(expect(200, auditor.get(readers)).body()).doesNotContain("access:");

        share(conversation, Map.of("snapshotFiles", true));

        await().until(() -> expect(200, auditor.get(readers)).body().contains("access:"));
    }

    @Test
    void aFileIsOpenedUnderTheLinkItBelongsToAlone() {
        String file = upload("note.txt", "text/plain");
        String other = share(talkAbout(upload("other.txt", "text/plain")), Map.of("snapshotFiles", true));
        String closed = share(talkAbout(file), Map.of("snapshotFiles", false));

        for (String link : List.of(other, closed)) {
            assertThat(expect(404, stranger.get("/api/share/" + link + "/files/" + file))
                            .body())
                    .isEqualTo("{\"message\":\"File not found in shared link\"}");
        }
        assertThat(json(stranger.get("/api/share/" + closed)).at("/messages/0").has("files"))
                .isFalse();
    }

    @Test
    void whatItsOwnerDeletesOrRevokesIsNotShownAnyMore() {
        String file = upload("note.txt", "text/plain");
        String link = share(talkAbout(file), Map.of());
        String path = "/api/share/" + link + "/files/" + file;
        expect(200, stranger.get(path));

        var deletion = Map.of("files", List.of(Map.of("file_id", file, "filepath", "/x")));
        expect(200, ada.delete("/api/files", deletion));
        assertThat(expect(404, stranger.get(path)).body()).isEqualTo("{\"message\":\"File no longer available\"}");

        expect(200, ada.delete("/api/share/" + link, null));
        assertThat(expect(404, stranger.get(path)).body()).isEqualTo("{\"message\":\"Shared link not found\"}");
    }

    @Test
    void whereFilesAreNotSharedNoLinkShowsThem() {
        String file = upload("note.txt", "text/plain");
        String link = share(talkAbout(file), Map.of("snapshotFiles", true));

        try (var strict =
                alongside(Map.of("SHARED_LINKS_SNAPSHOT_FILES", "false", "ALLOW_SHARED_LINKS_PUBLIC", "false"))) {
            TestClient reader = strict.signedIn();
            assertThat(json(expect(200, reader.get("/api/share/" + link)))
                            .at("/messages/0")
                            .has("files"))
                    .isFalse();
            assertThat(expect(404, reader.get("/api/share/" + link + "/files/" + file))
                            .body())
                    .isEqualTo("{\"message\":\"Shared file access is disabled\"}");
            expect(401, strict.client().get("/api/share/" + link));
            // An image of the page is asked for without a token, by the session's cookie.
            reader.withToken(null);
            expect(404, reader.get("/api/share/" + link + "/files/" + file));
        }
    }

    @Test
    void aLinkEndsWithTheTemporaryChatItShows() {
        var adas = new Recorder(RunningLedgerChat.shared(), ada);
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        var secret = adas.start("Secret", end);
        adas.say(secret, MessageId.ROOT, "psst", end);
        adas.awaitViews();

        String link = share(secret.value(), Map.of());
        expect(200, stranger.get("/api/share/" + link));
        await().atMost(Duration.ofMinutes(4))
                .until(() -> stranger.get("/api/share/" + link).statusCode() == 404);
        assertThat(json(ada.get("/api/share")).get("links")).isEmpty();
    }

    private String talkAbout(String file) {
        var started = ChatTurn.start(
                ada, "What is in it?", Map.of("files", List.of(Map.of("file_id", file, "filepath", "/x"))));
        return ChatTurn.hear(ada, started).conversationId();
    }

    private String upload(String name, String type) {
        return Uploaded.file(ada, "Fake", name, type, WORDS);
    }

    private String share(String conversation, Map<String, Object> body) {
        return json(expect(200, ada.post("/api/share/" + conversation, body)))
                .get("shareId")
                .asString();
    }
}
