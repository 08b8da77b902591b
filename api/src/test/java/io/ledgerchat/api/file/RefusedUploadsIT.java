package io.ledgerchat.api.file;

import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.MultipartBody;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not taken, and that nothing is left of it; and what is taken although it looks like an attack. */
class RefusedUploadsIT {
    private static final String PROCESSING = "{\"message\":\"Error processing file\"}";
    private static final String TOO_LARGE =
            "{\"message\":\"Error processing file: File exceeds size limit\",\"error\":\"File too large\"}";
    private static final String UNSUPPORTED =
            "{\"message\":\"Error processing file: Invalid file format\",\"error\":\"Unsupported file type\"}";
    private static final String UNEXPECTED = "An unknown error occurred.";
    private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HTML = "<!doctype html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    private static final int MEGABYTE = 1024 * 1024;

    private final TestClient ada = RunningLedgerChat.shared().signedIn();

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(
                        "a PDF of more than 10 MB",
                        "/api/files",
                        form("openAI").file("f.pdf", "application/pdf", of(11)),
                        TOO_LARGE),
                refusal(
                        "one whose endpoint comes after it",
                        "/api/files",
                        new MultipartBody()
                                .file("f.pdf", "application/pdf", of(11))
                                .field("endpoint", "openAI"),
                        TOO_LARGE),
                refusal(
                        "a picture of more than 20 MB",
                        "/api/files",
                        form("openAI").file("f.png", "image/png", of(21)),
                        TOO_LARGE),
                refusal(
                        "a file of 51 MB for assistants",
                        "/api/files",
                        new MultipartBody()
                                .field("endpoint", "assistants")
                                .file("file", "f.bin", "text/plain", () -> zeros(51L * MEGABYTE)),
                        TOO_LARGE),
                refusal(
                        "a program",
                        "/api/files",
                        form("openAI").file("f.exe", "application/x-msdownload", TEXT),
                        UNSUPPORTED),
                refusal(
                        "bytes that mean nothing",
                        "/api/files",
                        form("openAI").file("f", "application/octet-stream", TEXT),
                        UNSUPPORTED),
                refusal(
                        "a picture that is a page",
                        "/api/files",
                        form("openAI").file("f.png", "image/png", HTML),
                        UNSUPPORTED),
                refusal(
                        "the same at the route of pictures",
                        "/api/files/images",
                        sized().file("f.png", "image/png", HTML),
                        UNSUPPORTED),
                refusal(
                        "a picture that breaks off",
                        "/api/files/images",
                        sized().file("f.png", "image/png", java.util.Arrays.copyOf(png(9, 9), 40)),
                        PROCESSING),
                refusal(
                        "a picture of ten thousand million points",
                        "/api/files/images",
                        sized().file("f.png", "image/png", bomb()),
                        PROCESSING),
                refusal(
                        "the same as a file",
                        "/api/files",
                        form("openAI").file("f.png", "image/png", bomb()),
                        PROCESSING),
                refusal(
                        "a picture without a size",
                        "/api/files/images",
                        form("openAI").file("f.png", "image/png", png(2, 2)),
                        PROCESSING),
                refusal(
                        "an empty file",
                        "/api/files",
                        form("openAI").file("f.txt", "text/plain", new byte[0]),
                        PROCESSING),
                refusal("no file", "/api/files", form("openAI"), PROCESSING),
                refusal(
                        "an id of no form",
                        "/api/files",
                        form("openAI").field("file_id", "file_abc").file("f.txt", "text/plain", TEXT),
                        PROCESSING),
                refusal(
                        "two files",
                        "/api/files",
                        form("openAI").file("a.txt", "text/plain", TEXT).file("b.txt", "text/plain", TEXT),
                        UNEXPECTED),
                refusal(
                        "a file under another name",
                        "/api/files",
                        form("openAI").file("other", "a.txt", "text/plain", () -> new ByteArrayInputStream(TEXT)),
                        UNEXPECTED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void isRefusedAndLeavesNothing(String what, String path, MultipartBody body, String answer) {
        var response = ada.upload(path, body);

        assertThat(response.body()).isEqualTo(answer);
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(json(ada.get("/api/files"))).isEmpty();
        assertThat(Stored.files(RunningLedgerChat.shared(), ada.accountId())).isEmpty();
        Awaitility.await().until(() -> Stored.spooled(RunningLedgerChat.shared()) == 0);
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("../../etc/passwd", "passwd", "passwd"),
                Arguments.of("..%2F..%2Fetc%2Fpasswd", "passwd", "passwd"),
                Arguments.of("my doc (1).txt", "my doc (1).txt", "my_doc__1_.txt"),
                Arguments.of(".env", ".env", "_.env"),
                Arguments.of("100% real.txt", "100% real.txt", "100__real.txt"),
                Arguments.of("gpj.%E2%80%AEexe.txt", "gpj.exe.txt", "gpj.exe.txt"),
                Arguments.of("nul%00byte.txt", "nulbyte.txt", "nulbyte.txt"),
                Arguments.of("mü n/x 😀.txt", "x 😀.txt", "x_😀.txt"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void namesAreKeptAndDoNoHarm(String sent, String name, String inPath) {
        var file = json(ada.upload("/api/files", form("openAI").file(sent, "text/plain", TEXT)));

        assertThat(file.get("filename").asString()).isEqualTo(name);
        assertThat(file.get("filepath").asString()).endsWith("__" + inPath).startsWith("/uploads/" + ada.accountId());
    }

    @Test
    void aNameOfFourThousandLettersIsCut() {
        var file = json(ada.upload("/api/files", form("openAI").file("a".repeat(4000) + ".txt", "text/plain", TEXT)));

        assertThat(file.get("filename").asString()).hasSize(255).endsWith(".txt");
        String path = file.get("filepath").asString();
        assertThat(path.substring(path.lastIndexOf('/') + 1)).hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        var server = RunningLedgerChat.shared();
        try (var socket = new Socket("127.0.0.1", server.uri("/").getPort())) {
            String head = "POST /api/files HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + ada.token()
                    + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000000\r\n\r\n"
                    + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
                    + "Content-Type: text/plain\r\n\r\n" + "x".repeat(200_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            Awaitility.await().until(() -> Stored.spooled(server) > 0);
        }

        Awaitility.await().until(() -> Stored.spooled(server) == 0);
        assertThat(json(ada.get("/api/files"))).isEmpty();
    }

    @Test
    void aLengthThatIsTooShortIsNotFilledUpFromWhatFollows() throws IOException {
        var server = RunningLedgerChat.shared();
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\n" + "x".repeat(1_000) + "\r\n--b--\r\n";
        try (var socket = new Socket("127.0.0.1", server.uri("/").getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /api/files HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + ada.token()
                                    + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 500\r\n\r\n"
                                    + body)
                            .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 500");
        }

        assertThat(json(ada.get("/api/files"))).isEmpty();
        assertThat(Stored.files(server, ada.accountId())).isEmpty();
        Awaitility.await().until(() -> Stored.spooled(server) == 0);
    }

    @Test
    void aThousandIdsAreDeletedAtOnceAndAnothersFileInAnyPlaceSavesThemAll() {
        var bob = RunningLedgerChat.shared().signedIn();
        var bobs = json(bob.upload("/api/files", form("openAI").file("b.txt", "text/plain", TEXT)));
        var own = json(ada.upload("/api/files", form("openAI").file("a.txt", "text/plain", TEXT)));
        var wanted = Stream.concat(
                        Stream.of(
                                own.get("file_id").asString(),
                                bobs.get("file_id").asString()),
                        Stream.generate(() -> java.util.UUID.randomUUID().toString())
                                .limit(998))
                .map(id -> Map.of("file_id", id, "filepath", "/x"))
                .toList();

        assertThat(ada.delete("/api/files", Map.of("files", wanted)).statusCode())
                .isEqualTo(403);
        assertThat(json(ada.get("/api/files"))).hasSize(1);
        var withoutBobs = wanted.stream()
                .filter(entry ->
                        !entry.get("file_id").equals(bobs.get("file_id").asString()))
                .toList();
        assertThat(ada.delete("/api/files", Map.of("files", withoutBobs)).statusCode())
                .isEqualTo(200);
        assertThat(json(ada.get("/api/files"))).isEmpty();
        assertThat(json(bob.get("/api/files"))).hasSize(1);
    }

    @Test
    void moreThanAThousandAreNotDeletedAtOnce() {
        var own = json(ada.upload("/api/files", form("openAI").file("a.txt", "text/plain", TEXT)));
        var wanted = Stream.generate(() -> own.get("file_id").asString())
                .limit(1_001)
                .map(id -> Map.of("file_id", id, "filepath", "/x"))
                .toList();

        var refused = ada.delete("/api/files", Map.of("files", wanted));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("error").asString()).isEqualTo("files must not name more than 1000 files at once");
        assertThat(json(ada.get("/api/files"))).hasSize(1);
    }

    @Test
    void whatNamesNoFileIsNoDeletion() {
        assertThat(ada.delete("/api/files", Map.of("files", List.of(Map.of("file_id", "x", "filepath", "/x"))))
                        .statusCode())
                .isEqualTo(204);
        var noList = ada.delete("/api/files", Map.of());
        assertThat(noList.statusCode()).isEqualTo(400);
        assertThat(json(noList).get("message").asString()).isEqualTo("Error in request");
    }

    private static Arguments refusal(String what, String path, MultipartBody body, String answer) {
        return Arguments.of(what, path, body, answer);
    }

    private static MultipartBody form(String endpoint) {
        return new MultipartBody().field("endpoint", endpoint);
    }

    private static MultipartBody sized() {
        return form("openAI").field("width", "9").field("height", "9");
    }

    private static byte[] of(int megabytes) {
        return new byte[megabytes * MEGABYTE];
    }

    private static InputStream zeros(long length) {
        return new InputStream() {
            private long left = length;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] into, int offset, int wanted) {
                if (left <= 0) {
                    return -1;
                }
                int read = (int) Math.min(left, wanted);
                left -= read;
                return read;
            }
        };
    }

    static byte[] png(int width, int height) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** A picture whose header says 100,000 by 100,000. */
    private static byte[] bomb() {
        byte[] png = png(2, 2);
        var header = ByteBuffer.wrap(png);
        header.putInt(16, 100_000).putInt(20, 100_000);
        var crc = new CRC32();
        crc.update(png, 12, 17);
        header.putInt(29, (int) crc.getValue());
        return png;
    }
}
