package io.ledgerchat.api.file;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.MultipartBody;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.api.support.TestDocuments;
import io.ledgerchat.command.file.AttachedTexts;
import io.ledgerchat.command.file.FilePassages;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.infra.file.picture.Pictures;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What files say is read, shown, found and forgotten. */
class FileContentIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final TestClient ada = SERVER.signedIn();

    @Test
    void aDocumentIsReadAfterItsUploadAndShownToThoseWhoMayReadIt() {
        var file = upload("minutes.docx", TestDocuments.DOCX, TestDocuments.docx("The quorum was met."));

        var preview = settled(file);

        assertThat(preview.get("status").asString()).isEqualTo("ready");
        assertThat(preview.get("text").asString()).isEqualTo("The quorum was met.");
        assertThat(preview.get("textFormat").asString()).isEqualTo("text");
        expect(403, SERVER.signedIn().get("/api/files/" + file + "/preview"));
        expect(404, ada.get("/api/files/00000000-1111-4222-8333-444444444444/preview"));
        var attached = SERVER.bean(AttachedTexts.class).of(List.of(new FileId(file)), 10, new Cancellation());
        assertThat(attached).singleElement().satisfies(text -> {
            assertThat(text.text()).hasValue("The quorum");
            assertThat(text.cut()).isTrue();
        });
    }

    @Test
    void aFileThatCannotBeReadFailsAlone() {
        var bomb = upload("bomb.docx", TestDocuments.DOCX, TestDocuments.docxBomb(300));
        var good = upload("good.pdf", TestDocuments.PDF, TestDocuments.pdf("unharmed"));

        assertThat(settled(good).get("text").asString()).isEqualTo("unharmed");
        var preview = settled(bomb);
        assertThat(preview.get("status").asString()).isEqualTo("failed");
        assertThat(preview.get("previewError").asString()).isIn("too-large", "parser-error");
        assertThat(preview.has("text")).isFalse();
    }

    @Test
    void aTypeThatIsNoneStopsNobodysReading() {
        var odd = new MultipartBody().field("endpoint", "assistants").field("message_file", "true");
        var file = json(expect(200, ada.upload("/api/files", odd.file("a.txt", "text/" + "x".repeat(300), new byte[] {
            65, 66
        }))));
        assertThat(file.get("type").asString()).isEqualTo("application/octet-stream");

        var good = upload("good.txt", "text/plain", "unharmed".getBytes(StandardCharsets.UTF_8));
        assertThat(settled(good).get("text").asString()).isEqualTo("unharmed");
    }

    @Test
    void aConversationIsFoundByWhatItsAttachmentSays() {
        var file = upload(
                "ledger.pdf", TestDocuments.PDF, TestDocuments.pdf("nothing here", "the zyzzyva ate the ledger"));
        var turn = ChatTurn.hear(
                ada, ChatTurn.start(ada, "please look at this", Map.of("files", List.of(Map.of("file_id", file)))));

        // The stand-in's reply repeats what it was told, the file's words among it.
        await().atMost(Duration.ofMinutes(2))
                .until(() -> found(ada, "zyzzyva ledger"), hits -> hits.contains(turn.messageId()));

        assertThat(found(ada, "zyzz")).contains(turn.messageId());
        assertThat(found(SERVER.signedIn(), "zyzzyva")).isEmpty();
        expect(200, ada.delete("/api/files", Map.of("files", List.of(Map.of("file_id", file, "filepath", "x")))));
        await().atMost(Duration.ofMinutes(2)).until(() -> !found(ada, "zyzzyva").contains(turn.messageId()));
    }

    @Test
    void passagesAnswerAQuestionWithTheirPage() {
        var pages = IntStream.rangeClosed(1, 30)
                .mapToObj(page -> page == 17 ? "the xylograph was cut in Kyoto" : "page " + page + " says little")
                .toArray(String[]::new);
        var file = new FileId(upload("book.pdf", TestDocuments.PDF, TestDocuments.pdf(pages)));
        var other =
                new FileId(upload("other.txt", "text/plain", "a xylograph elsewhere".getBytes(StandardCharsets.UTF_8)));
        var passages = SERVER.bean(FilePassages.class);

        var found = await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> passages.find(List.of(file), "where was the xylograph cut?", 5, MetaData.emptyInstance()),
                        some -> !some.isEmpty());

        assertThat(found.getFirst().page()).isEqualTo(17);
        assertThat(found.getFirst().text()).contains("Kyoto");
        assertThat(found.getFirst().relevance()).isEqualTo(1);
        assertThat(found).allSatisfy(passage -> assertThat(passage.fileId()).isEqualTo(file));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> passages.find(List.of(file, other), "xylograph", 5, MetaData.emptyInstance()).stream()
                        .map(FilePassages.Passage::fileId)
                        .collect(Collectors.toSet())
                        .contains(other));
        assertThat(passages.find(List.of(), "xylograph", 5, MetaData.emptyInstance()))
                .isEmpty();
    }

    @Test
    void aFileForTheContextIsKeptAsItsWords() {
        var file = json(expect(200, context("terms.docx", "Thirty days net.")));

        assertThat(file.get("source").asString()).isEqualTo("text");
        assertThat(file.get("type").asString()).isEqualTo("text/plain");
        assertThat(file.get("bytes").asInt()).isEqualTo("Thirty days net.".length());
        assertThat(ada.bytes("/api/files/download/x/" + file.get("file_id").asString())
                        .body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("Thirty days net.");
        assertThat(message(expect(500, context("scan.docx", ""))))
                .isEqualTo("Unable to extract text from \"scan.docx\". The document may be image-based and requires an"
                        + " OCR service to process.");
    }

    private HttpResponse<String> context(String name, String words) {
        return ada.upload(
                "/api/files",
                new MultipartBody()
                        .field("endpoint", "agents")
                        .field("tool_resource", "context")
                        .field("message_file", "true")
                        .file(name, TestDocuments.DOCX, TestDocuments.docx(words)));
    }

    @Test
    void anAvatarIsASmallSquareThatAnybodyCanLoad() throws Exception {
        var answer = json(expect(200, avatar("true", Pictures.png(900, 300), "image/png")));

        var url = answer.get("url").asString();
        assertThat(url).matches("/images/" + ada.accountId() + "/avatar-\\d+\\.png\\?manual=true");
        assertThat(json(ada.get("/api/user")).get("avatar").asString()).isEqualTo(url);
        var image = SERVER.client().bytes(url);
        assertThat(image.statusCode()).isEqualTo(200);
        assertThat(image.headers().firstValue("Content-Type")).hasValue("image/png");
        var decoded = Pictures.decode(image.body());
        assertThat(List.of(decoded.getWidth(), decoded.getHeight())).containsExactly(150, 150);
        assertThat(json(ada.get("/api/files"))).isEmpty();
    }

    @Test
    void theAvatarOfADeletedAccountIsGone() throws Exception {
        var url = json(expect(200, avatar("true", Pictures.png(90, 90), "image/png")))
                .get("url")
                .asString();
        assertThat(SERVER.client().bytes(url).statusCode()).isEqualTo(200);

        expect(200, ada.delete("/api/user/delete", null));

        await().atMost(Duration.ofMinutes(2))
                .until(() -> SERVER.client().bytes(url).statusCode() == 404);
    }

    @Test
    void anAvatarThatIsNotMeantStaysAside() throws Exception {
        var answer = json(expect(200, avatar("false", Pictures.movingGif(300, 200, 3), "image/gif")));

        assertThat(answer.get("url").asString()).endsWith(".gif?manual=false");
        assertThat(json(ada.get("/api/user")).get("avatar").isNull()).isTrue();
        var frames = Pictures.frames(ada.bytes(answer.get("url").asString()).body());
        assertThat(frames)
                .hasSize(3)
                .allSatisfy(frame -> assertThat(frame.getWidth()).isEqualTo(250));
    }

    @Test
    void whatIsNoPictureIsNoAvatar() {
        var words = "An error occurred while uploading the profile picture";
        for (byte[] bytes : List.of(
                Pictures.pngHeader(100_000, 100_000), new byte[3_000_000], "x".getBytes(StandardCharsets.UTF_8))) {
            assertThat(message(expect(500, avatar("true", bytes, "image/png")))).isEqualTo(words);
        }
        assertThat(message(expect(415, avatar("true", new byte[10], "application/octet-stream"))))
                .isEqualTo("Unsupported file type: application/octet-stream");
    }

    private HttpResponse<String> avatar(String manual, byte[] bytes, String type) {
        return ada.upload(
                "/api/files/images/avatar",
                new MultipartBody().field("manual", manual).file("me", type, bytes));
    }

    private static String message(HttpResponse<String> answer) {
        return json(answer).get("message").asString();
    }

    private List<String> found(TestClient person, String words) {
        return json(expect(200, person.get("/api/messages?search=" + words.replace(" ", "%20"))))
                .get("messages")
                .valueStream()
                .map(message -> message.get("messageId").asString())
                .toList();
    }

    /** One that is read late is called orphaned until it is (contract 60 §10.5). */
    private JsonNode settled(String file) {
        return await().atMost(Duration.ofMinutes(4))
                .until(
                        () -> json(expect(200, ada.get("/api/files/" + file + "/preview"))),
                        preview -> preview.has("text")
                                || !preview.path("previewError")
                                        .asString("orphaned")
                                        .equals("orphaned"));
    }

    private String upload(String name, String type, byte[] bytes) {
        return json(expect(
                        200,
                        ada.upload(
                                "/api/files",
                                new MultipartBody()
                                        .field("endpoint", "openAI")
                                        .field("message_file", "true")
                                        .file(name, type, bytes))))
                .get("file_id")
                .asString();
    }
}
