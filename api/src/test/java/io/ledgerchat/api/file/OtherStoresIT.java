package io.ledgerchat.api.file;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.support.FakeFilesApi;
import io.ledgerchat.api.support.MultipartBody;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.S3Server;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.command.file.Uploads;
import io.ledgerchat.command.file.WhenFileDeletedThenBytesAreRemoved;
import io.ledgerchat.command.file.WhenUploadsAreLeftUnfinishedThenTheirBytesAreRemoved;
import io.ledgerchat.command.permission.GrantAccess;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in a bucket and at providers, closed images, and other limits: one application with these settings. */
class OtherStoresIT {
    private static final byte[] TEXT = "Fjords are long, narrow inlets.".getBytes(StandardCharsets.UTF_8);
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static S3Server bucket;
    private static HttpServer sandbox;
    private static FakeFilesApi openAi;
    private static FakeFilesApi azure;
    private static RunningLedgerChat server;

    private final TestClient ada = server.signedIn();

    @BeforeAll
    static void start() throws IOException {
        Path folder = RunningLedgerChat.temporaryHome();
        bucket = S3Server.start(folder);
        sandbox = sandbox();
        openAi = FakeFilesApi.openAi("sk-provider");
        azure = FakeFilesApi.azure("azure-key", "2024-05-01-preview");
        Path configuration = folder.resolve("librechat.yaml");
        Files.writeString(configuration, """
                version: 1.3.1
                fileStrategy: s3
                secureImageLinks: true
                imageOutputType: webp
                fileConfig:
                  endpoints:
                    openAI:
                      fileSizeLimit: 1
                      supportedMimeTypes: ["^text/plain$", "image/.*"]
                    google:
                      disabled: true
                """);
        String base = "http://127.0.0.1:" + sandbox.getAddress().getPort();
        server = RunningLedgerChat.shared()
                .alongside(Map.ofEntries(
                        Map.entry("ALLOW_REGISTRATION", "true"),
                        Map.entry("LOGIN_MAX", "100000"),
                        Map.entry("REGISTER_MAX", "100000"),
                        Map.entry("CONFIG_PATH", configuration.toString()),
                        Map.entry("AWS_BUCKET_NAME", S3Server.BUCKET),
                        Map.entry("AWS_REGION", "eu-central-1"),
                        Map.entry("AWS_ENDPOINT_URL", bucket.uri().toString()),
                        Map.entry("AWS_FORCE_PATH_STYLE", "true"),
                        Map.entry("AWS_ACCESS_KEY_ID", "key"),
                        Map.entry("AWS_SECRET_ACCESS_KEY", "secret"),
                        Map.entry("ASSISTANTS_API_KEY", "sk-provider"),
                        Map.entry("ASSISTANTS_BASE_URL", openAi.uri().toString()),
                        Map.entry("AZURE_ASSISTANTS_API_KEY", "azure-key"),
                        Map.entry("AZURE_ASSISTANTS_BASE_URL", azure.uri().toString()),
                        Map.entry("LIBRECHAT_CODE_BASEURL", base + "/code"),
                        Map.entry("LIBRECHAT_CODE_API_KEY", "code-key"),
                        Map.entry("FILE_UPLOAD_IP_MAX", "100000"),
                        Map.entry("FILE_UPLOAD_USER_MAX", "6"),
                        Map.entry("STT_USER_MAX", "1"),
                        Map.entry("TTS_USER_MAX", "1"),
                        Map.entry("FILE_USAGE_USER_MAX", "3")));
    }

    @AfterAll
    static void stop() {
        server.close();
        sandbox.stop(0);
        openAi.close();
        azure.close();
        bucket.close();
    }

    /** Made one file; notes what it is asked. */
    private static HttpServer sandbox() throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            ASKED.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-API-Key"));
            boolean unknown = exchange.getRequestURI().getPath().endsWith("unknownunknownunknown");
            exchange.sendResponseHeaders(unknown ? 404 : 200, TEXT.length);
            exchange.getResponseBody().write(TEXT);
            exchange.close();
        });
        http.start();
        return http;
    }

    @Test
    void aFileInTheBucketIsListedWithASignedAddressAndDownloadedThroughUsOrDirectly() throws IOException {
        var file = json(expect(200, ada.upload("/api/files", new MultipartBody().file("a.txt", "text/plain", TEXT))));
        String id = file.get("file_id").asString();

        assertThat(file.get("source").asString()).isEqualTo("s3");
        assertThat(file.get("storageKey").asString()).startsWith("uploads/" + ada.accountId() + "/");
        assertThat(file.get("filepath").asString())
                .startsWith(bucket.uri().toString())
                .contains("X-Amz-Signature");
        assertThat(ada.bytes("/api/files/download/x/" + id).body()).isEqualTo(TEXT);
        assertThat(ada.bytes("/api/files/download/x/" + id, "Range", "bytes=11-14")
                        .body())
                .isEqualTo("long".getBytes(StandardCharsets.UTF_8));

        var direct = ada.bytes("/api/files/download/x/" + id + "?direct=true");
        assertThat(direct.statusCode()).isEqualTo(302);
        assertThat(direct.headers().firstValue("Cache-Control")).hasValue("no-store");
        var address = json(expect(200, ada.get("/api/files/download-url/x/" + id)));
        assertThat(address.get("filename").asString()).isEqualTo("a.txt");
        try (var bytes = URI.create(address.get("url").asString()).toURL().openStream()) {
            assertThat(bytes.readAllBytes()).isEqualTo(TEXT);
        }
    }

    @Test
    void aDocumentOfAnotherIsFetchedWhereThatIsRecordedAndNotAtTheStore() {
        var agent = SavedAgent.by(ada, Map.of());
        var form = new MultipartBody()
                .field("endpoint", "agents")
                .field("agent_id", agent.id())
                .field("tool_resource", "file_search")
                .file("a.txt", "text/plain", TEXT);
        expect(200, ada.upload("/api/files", form));
        var bob = server.signedIn();
        agent.share(RunningLedgerChat.shared(), bob, "viewer");

        assertThat(pathOfAgentsFile(ada, agent)).contains("X-Amz-Signature");
        assertThat(pathOfAgentsFile(bob, agent)).startsWith("/uploads/" + ada.accountId());
    }

    private static String pathOfAgentsFile(TestClient person, SavedAgent agent) {
        return json(expect(200, person.get("/api/files/agent/" + agent.id())))
                .get(0)
                .get("filepath")
                .asString();
    }

    @Test
    void anImageIsMadeAnewAndShownToItsOwnerOnly() {
        var file = json(expect(
                200,
                ada.upload(
                        "/api/files/images",
                        new MultipartBody()
                                .field("endpoint", "openAI")
                                .field("width", "3000")
                                .field("height", "1500")
                                .file("Holiday photo.PNG", "image/png", RefusedUploadsIT.png(3000, 1500)))));
        String path = "/images/%s/%s__Holiday_photo.webp"
                .formatted(ada.accountId(), file.get("file_id").asString());

        assertThat(file.get("type").asString()).isEqualTo("image/webp");
        assertThat(file.get("filename").asString()).isEqualTo("Holiday photo.PNG");
        assertThat(file.get("height").asInt()).isEqualTo(768);
        assertThat(file.get("width").asInt()).isEqualTo(1536);
        var shown = ada.bytes(path);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/webp");
        assertThat(shown.body()).hasSize(file.get("bytes").asInt());

        var bob = server.signedIn();
        assertThat(bob.bytes(path).statusCode()).isEqualTo(403);
        assertThat(new String(bob.bytes(path).body(), StandardCharsets.UTF_8)).isEqualTo("Access Denied");
        var nobody = server.client();
        assertThat(nobody.bytes(path).statusCode()).isEqualTo(401);
        nobody.cookies().getCookieStore().add(server.uri("/"), cookie("refreshToken", "nonsense"));
        assertThat(nobody.bytes(path).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"assistants, openai, file-", "azureAssistants, azure, assistant-"})
    void aFileOfAnAssistantIsKeptByItsProviderUnderItsOwnId(String endpoint, String source, String prefix) {
        var provider = source.equals("azure") ? azure : openAi;
        var file = json(expect(200, ada.upload("/api/files", ofAssistant(endpoint))));
        String id = file.get("file_id").asString();

        assertThat(id).startsWith(prefix);
        assertThat(file.get("source").asString()).isEqualTo(source);
        assertThat(file.get("filepath").asString()).isEqualTo(provider.uri() + "/files/" + id);
        assertThat(file.get("filename").asString()).isEqualTo("a.txt");
        assertThat(file.get("context").asString()).isEqualTo("assistants");
        assertThat(provider.files().get(id).name()).endsWith("__a.txt");
        assertThat(provider.files().get(id).purpose()).isEqualTo("assistants");
        assertThat(provider.files().get(id).bytes()).isEqualTo(TEXT);
        assertThat(ada.bytes("/api/files/download/x/" + id).body()).isEqualTo(TEXT);
        assertThat(ada.bytes("/api/files/download/x/" + id, "Range", "bytes=11-14")
                        .body())
                .isEqualTo("long".getBytes(StandardCharsets.UTF_8));

        expect(200, ada.delete("/api/files", Map.of("files", List.of(Map.of("file_id", id, "filepath", "/x")))));
        Awaitility.await().untilAsserted(() -> {
            // a node that knows no such store leaves the bytes to one that does
            RunningLedgerChat.shared()
                    .bean(WhenFileDeletedThenBytesAreRemoved.class)
                    .removeDue();
            server.bean(WhenFileDeletedThenBytesAreRemoved.class).removeDue();
            assertThat(provider.files()).doesNotContainKey(id);
        });
    }

    @Test
    void aFileThatIsLentToAnAssistantIsItsEditorsToDelete() {
        String assistant = "asst_" + UUID.randomUUID().toString().replace("-", "");
        var form = new MultipartBody()
                .field("endpoint", "assistants")
                .field("assistant_id", assistant)
                .field("tool_resource", "code_interpreter")
                .file("a.txt", "text/plain", TEXT);
        String id =
                json(expect(200, ada.upload("/api/files", form))).get("file_id").asString();
        var bob = server.signedIn();

        expect(403, bob.delete("/api/files", ofAssistant(id, assistant, null)));
        expect(403, bob.upload("/api/files", form));
        assertThat(expect(
                                200,
                                ada.delete(
                                        "/api/files",
                                        ofAssistant(UUID.randomUUID().toString(), assistant, "code_interpreter")))
                        .body())
                .isEqualTo("{\"message\":\"File associations removed successfully from assistant\"}");
        assertThat(json(ada.get("/api/files"))).hasSize(1);
        server.bean(Commands.class)
                .send(new GrantAccess(
                        new ResourceId(ResourceType.ASSISTANT, assistant),
                        new AccountId(ada.accountId()),
                        Principal.user(new AccountId(bob.accountId())),
                        AccessRole.EDITOR,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS)));
        expect(200, bob.delete("/api/files", ofAssistant(id, assistant, null)));
        assertThat(json(ada.get("/api/files"))).isEmpty();
        // What lies at the provider is counted by others here.
        Awaitility.await().untilAsserted(() -> {
            server.bean(WhenFileDeletedThenBytesAreRemoved.class).removeDue();
            assertThat(openAi.files()).doesNotContainKey(id);
        });
    }

    private static Map<String, Object> ofAssistant(String file, String assistant, @Nullable String tool) {
        var body = new LinkedHashMap<String, Object>();
        body.put("files", List.of(Map.of("file_id", file, "filepath", "/x")));
        body.put("assistant_id", assistant);
        if (tool != null) {
            body.put("tool_resource", tool);
        }
        return body;
    }

    @Test
    void aFileOfAProviderNeedsItsModelToBeDownloaded() {
        var form = new MultipartBody().field("endpoint", "assistants").file("a.txt", "text/plain", TEXT);
        String id =
                json(expect(200, ada.upload("/api/files", form))).get("file_id").asString();

        assertThat(expect(400, ada.get("/api/files/download/x/" + id)).body())
                .isEqualTo("The model used when creating this file is not available");
    }

    @Test
    void whatAProviderKeptWhenWeCrashedAfterItsAnswerIsSweptUp() throws IOException {
        Path bytes = Files.write(RunningLedgerChat.temporaryHome().resolve("b.txt"), TEXT);
        String id = server.bean(Uploads.class)
                .handOver("azureAssistants", bytes, "b.txt", "text/plain")
                .id()
                .value();
        assertThat(azure.files()).containsKey(id);

        sweep();

        assertThat(azure.files()).doesNotContainKey(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"assistants", "azureAssistants"})
    void whatAProviderKeptWithoutAnAnswerIsFoundByItsMarkAndSweptUp(String endpoint) {
        var provider = endpoint.equals("assistants") ? openAi : azure;
        json(expect(200, ada.upload("/api/files", ofAssistant(endpoint))));
        var before = Set.copyOf(provider.files().keySet());
        provider.fallSilent();

        expect(500, ada.upload("/api/files", ofAssistant(endpoint)));
        assertThat(provider.files()).hasSize(before.size() + 1);
        sweep();

        assertThat(provider.files()).containsOnlyKeys(before);
    }

    private static void sweep() {
        server.bean(WhenUploadsAreLeftUnfinishedThenTheirBytesAreRemoved.class)
                .sweep(Instant.now().plusSeconds(1));
    }

    private static MultipartBody ofAssistant(String endpoint) {
        return new MultipartBody()
                .field("endpoint", endpoint)
                .field("model", "gpt-4o")
                .field("version", "2")
                .field("message_file", "true")
                .file("a.txt", "text/plain", TEXT);
    }

    @Test
    void outputOfTheCodeSandboxIsPassedOn() {
        String session = "s".repeat(21);
        var output = ada.bytes("/api/files/code/download/" + session + "/" + "f".repeat(21));

        assertThat(output.body()).isEqualTo(TEXT);
        assertThat(output.headers().firstValue("Content-Disposition")).hasValue("attachment");
        assertThat(output.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(ASKED)
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("GET /code/download/" + session)
                        .contains("id=" + ada.accountId())
                        .contains("code-key"));
        assertThat(ada.get("/api/files/code/download/short/" + session).body()).isEqualTo("Bad request");
        assertThat(ada.get("/api/files/code/download/" + session + "/" + session + "?execution_profile=odd")
                        .statusCode())
                .isEqualTo(400);
        assertThat(ada.get("/api/files/code/download/" + session + "/unknownunknownunknown")
                        .body())
                .isEqualTo("Error downloading file");
    }

    @Test
    void whatTheOperatorAllowsHoldsPerEndpoint() {
        assertThat(ada.upload("/api/files", form("openAI").file("a.csv", "text/csv", TEXT))
                        .body())
                .contains("Unsupported file type");
        assertThat(ada.upload("/api/files", form("openAI").file("a.txt", "text/plain", new byte[1_100_000]))
                        .body())
                .contains("File too large");
        assertThat(ada.upload("/api/files", form("google").file("a.txt", "text/plain", TEXT))
                        .body())
                .contains("Unsupported file type");
        expect(200, ada.upload("/api/files", form("anthropic").file("a.csv", "text/csv", TEXT)));
        var told = json(ada.get("/api/files/config")).get("endpoints").get("openAI");
        assertThat(told.get("fileSizeLimit").asInt()).isEqualTo(1);
    }

    @Test
    void uploadsAndNotesOfUseAreLimitedPerPerson() {
        for (int time = 0; time < 6; time++) {
            ada.upload("/api/files", form("openAI"));
        }
        var refused = ada.upload("/api/files", form("openAI"));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).isEqualTo("{\"message\":\"Too many file upload requests. Try again later\"}");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();

        var usage = Map.of("file_ids", List.of("a"));
        assertThat(ada.post("/api/files/usage", usage).body()).isEqualTo("{\"held\":0}");
        assertThat(ada.post("/api/files/usage", Map.of()).body()).isEqualTo("{\"code\":\"INVALID_FILE_IDS\"}");
        assertThat(ada.post("/api/files/usage", Map.of("file_ids", List.of(1, 2)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(ada.post("/api/files/usage", usage).body())
                .isEqualTo("{\"message\":\"Too many file usage requests. Try again later\"}");
    }

    @Test
    void speechHasLimitsOfItsOwn() {
        assertThat(ada.post("/api/files/speech/stt", null).statusCode()).isNotEqualTo(429);
        assertThat(expect(429, ada.post("/api/files/speech/stt", null)).body())
                .isEqualTo("{\"message\":\"Too many STT requests. Try again later\"}");
        assertThat(ada.get("/api/files/speech/tts/voices").statusCode()).isNotEqualTo(429);
        assertThat(expect(429, ada.get("/api/files/speech/tts/voices")).body())
                .isEqualTo("{\"message\":\"Too many TTS requests. Try again later\"}");
        expect(200, ada.upload("/api/files", form("anthropic").file("a.csv", "text/csv", TEXT)));
    }

    private static MultipartBody form(String endpoint) {
        return new MultipartBody().field("endpoint", endpoint);
    }

    private static HttpCookie cookie(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        return cookie;
    }
}
