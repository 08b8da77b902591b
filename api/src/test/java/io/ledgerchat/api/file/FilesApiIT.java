package io.ledgerchat.api.file;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.MultipartBody;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.api.support.Uploaded;
import io.ledgerchat.infra.file.picture.Pictures;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Files API, line by line. */
class FilesApiIT {
    private static final String WORDS = "Fjords are long, narrow inlets.";
    private static final byte[] TEXT = WORDS.getBytes(StandardCharsets.UTF_8);

    private final TestClient ada = RunningLedgerChat.shared().signedIn();

    @Test
    void aFileSentBeforeItsEndpointIsTakenAsTheSpecificationShows() {
        var answer = json(expect(
                200,
                ada.upload(
                        "/api/files",
                        new MultipartBody()
                                .file("document.txt", "text/plain", TEXT)
                                .field("endpoint", "openAI"))));

        assertThat(answer.get("file_id").asString()).matches("[0-9a-f-]{36}");
        assertThat(answer.get("filename").asString()).isEqualTo("document.txt");
        assertThat(answer.get("filepath").asString())
                .isEqualTo("/uploads/%s/%s__document.txt"
                        .formatted(ada.accountId(), answer.get("file_id").asString()));
        assertThat(answer.get("type").asString()).isEqualTo("text/plain");
        assertThat(answer.get("bytes").asLong()).isEqualTo(TEXT.length);
        assertThat(answer.get("width").isNull()).isTrue();
        assertThat(answer.get("user").asString()).isEqualTo(ada.accountId());
        assertThat(answer.get("source").asString()).isEqualTo("local");
        assertThat(answer.has("createdAt")).isTrue();
        assertThat(answer.get("message").asString()).isEqualTo("Agent file uploaded and processed successfully");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/pdf",
                "text/plain",
                "text/markdown",
                "text/csv",
                "application/json",
                "text/x-python",
                "text/javascript",
                "text/x-typescript",
                "text/html",
                "text/css",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/vnd.openxmlformats-officedocument.presentationml.presentation"
            })
    void everyTypeOfTheSpecificationIsTaken(String type) {
        for (String endpoint : List.of("openAI", "anthropic", "agents", "Fake")) {
            var form = new MultipartBody()
                    .field("endpoint", endpoint)
                    .field("endpointType", endpoint.equals("Fake") ? "custom" : "")
                    .file("f", type, TEXT);
            assertThat(json(expect(200, ada.upload("/api/files", form)))
                            .get("type")
                            .asString())
                    .isEqualTo(type);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "webp"})
    void everyPictureOfTheSpecificationIsTakenWithItsSize(String format) {
        var form = new MultipartBody()
                .field("endpoint", "openAI")
                .file("p." + format, "image/" + format, Pictures.halves(40, 20, format));

        var file = json(expect(200, ada.upload("/api/files", form)));

        assertThat(file.get("type").asString()).isEqualTo("image/" + format);
        assertThat(file.get("width").asInt()).isEqualTo(40);
        assertThat(json(ada.get("/api/files")).get(0).get("height").asInt()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/files", "/api/files/images"})
    void aDrawingWithAScriptIsKeptAndDoesNothing(String path) {
        byte[] drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
                .getBytes(StandardCharsets.UTF_8);
        var form = new MultipartBody()
                .field("endpoint", "openAI")
                .field("width", "30")
                .field("height", "20")
                .file("d.svg", "image/svg+xml", drawing);

        var file = json(expect(200, ada.upload(path, form)));

        assertThat(file.get("type").asString()).isEqualTo("image/svg+xml");
        assertThat(file.get("width").asInt()).isEqualTo(30);
        var shown = ada.bytes(file.get("filepath").asString());
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(shown.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("default-src 'none'").contains("sandbox"));
        assertThat(shown.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void aWishedIdIsAdoptedOnce() {
        String wished = UUID.randomUUID().toString();

        var first = upload("a.txt", wished);
        var second = upload("a.txt", wished);

        assertThat(first.get("file_id").asString()).isEqualTo(wished);
        assertThat(first.get("temp_file_id").asString()).isEqualTo(wished);
        assertThat(second.get("file_id").asString()).isNotEqualTo(wished);
        assertThat(second.get("temp_file_id").asString()).isEqualTo(wished);
    }

    @Test
    void filesAreListedDownloadedAndDeleted() {
        var file = upload("Grüße & more.txt", UUID.randomUUID().toString());
        String id = file.get("file_id").asString();

        assertThat(json(expect(200, ada.get("/api/files")))).singleElement().satisfies(listed -> {
            assertThat(listed.get("file_id").asString()).isEqualTo(id);
            assertThat(listed.get("filename").asString()).isEqualTo("Grüße & more.txt");
        });

        var download = ada.bytes("/api/files/download/anybody/" + id);
        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(download.body()).isEqualTo(TEXT);
        assertThat(download.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(download.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(download.headers().firstValue("Content-Disposition"))
                .hasValue(
                        "attachment; filename=\"Gru__e & more.txt\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20&%20more.txt");
        var metadata = new JsonMapper()
                .readTree(URLDecoder.decode(
                        download.headers().firstValue("X-File-Metadata").orElseThrow(), StandardCharsets.UTF_8));
        assertThat(metadata.get("file_id").asString()).isEqualTo(id);
        assertThat(metadata.has("user")).isFalse();

        var etag = download.headers().firstValue("ETag").orElseThrow();
        var part = ada.bytes("/api/files/download/anybody/" + id, "Range", "bytes=0-5", "If-Range", etag);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(new String(part.body(), StandardCharsets.UTF_8)).isEqualTo("Fjords");

        var stranger = RunningLedgerChat.shared().signedIn();
        assertThat(stranger.bytes("/api/files/download/anybody/" + id).statusCode())
                .isEqualTo(403);
        var deletion = Map.of("files", List.of(Map.of("file_id", id, "filepath", "/whatever")));
        var refused = json(expect(403, stranger.delete("/api/files", deletion)));
        assertThat(refused.get("unauthorizedFiles").get(0).asString()).isEqualTo(id);

        for (int time = 0; time < 2; time++) {
            assertThat(json(expect(200, ada.delete("/api/files", deletion)))
                            .get("message")
                            .asString())
                    .isEqualTo("Files deleted successfully");
        }
        assertThat(json(ada.get("/api/files"))).isEmpty();
        assertThat(ada.get("/api/files/download/anybody/" + id).body())
                .isEqualTo("{\"error\":\"File not found\",\"message\":\"File not found\"}");
    }

    @Test
    void theNewestFileIsListedFirst() {
        var first = upload("first.txt", UUID.randomUUID().toString());
        var second = upload("second.txt", UUID.randomUUID().toString());

        assertThat(json(expect(200, ada.get("/api/files")))
                        .valueStream()
                        .map(file -> file.get("file_id").asString()))
                .containsExactly(
                        second.get("file_id").asString(), first.get("file_id").asString());
    }

    @Test
    void anothersFileIsOfNoUseInAnyPlace() {
        String id =
                upload("mine.txt", UUID.randomUUID().toString()).get("file_id").asString();
        var bob = RunningLedgerChat.shared().signedIn();

        for (String path : List.of("download/x/" + id, "download-url/x/" + id, id + "/preview")) {
            expect(403, bob.get("/api/files/" + path));
        }
        assertThat(bob.post("/api/files/usage", Map.of("file_ids", List.of(id))).body())
                .isEqualTo("{\"held\":0}");
        var reused = json(expect(
                200,
                bob.upload(
                        "/api/files",
                        new MultipartBody()
                                .field("endpoint", "openAI")
                                .field("file_id", id)
                                .file("b.txt", "text/plain", TEXT))));
        assertThat(reused.get("file_id").asString()).isNotEqualTo(id);
        var turn = ChatTurn.hear(
                bob, ChatTurn.start(bob, "Read it", Map.of("files", List.of(Map.of("file_id", id, "filepath", "/x")))));
        assertThat(json(bob.get("/api/messages/" + turn.conversationId()))
                        .get(0)
                        .has("files"))
                .isFalse();
        assertThat(json(ada.get("/api/files")).get(0).get("usage").asInt()).isZero();
    }

    @Test
    void aMessageShowsTheFilesThatWentWithItAfterAReload() {
        String id = upload("inlets.txt", UUID.randomUUID().toString())
                .get("file_id")
                .asString();

        var turn = ChatTurn.hear(
                ada,
                ChatTurn.start(
                        ada, "What is in it?", Map.of("files", List.of(Map.of("file_id", id, "filepath", "/x")))));

        var message = json(ada.get("/api/messages/" + turn.conversationId())).get(0);
        assertThat(message.get("files").get(0).get("file_id").asString()).isEqualTo(id);
        assertThat(message.get("files").get(0).get("filename").asString()).isEqualTo("inlets.txt");
        assertThat(json(ada.get("/api/convos/" + turn.conversationId()))
                        .get("files")
                        .get(0)
                        .asString())
                .isEqualTo(id);
        var listed = json(ada.get("/api/files")).get(0);
        assertThat(listed.get("usage").asInt()).isEqualTo(1);
        assertThat(listed.has("temp_file_id")).isFalse();
    }

    private JsonNode upload(String name, String id) {
        return Uploaded.byWebClient(ada, name, WORDS, id);
    }
}
