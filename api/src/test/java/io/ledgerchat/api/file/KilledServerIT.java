package io.ledgerchat.api.file;

import static io.ledgerchat.api.support.TestClient.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.LedgerChatProcess;
import io.ledgerchat.api.support.LedgerChatProcess.Said;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.S3Server;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.api.support.Uploaded;
import io.ledgerchat.infra.embedded.EmbeddedServices;
import io.ledgerchat.infra.embedded.HomeFolder;
import io.ledgerchat.infra.file.ConfiguredFileStores;
import io.ledgerchat.infra.file.S3FileStore;
import io.ledgerchat.infra.file.S3Settings;
import io.ledgerchat.infra.file.check.FileCheck;
import io.ledgerchat.infra.file.check.Findings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The packaged application, killed at random moments while files come and go, one kind in the local folder and the other
 * in a bucket. The databases live on, as they do where they are somebody else's processes. What the last one left is taken
 * over by an application in this process, which starts sooner.
 */
class KilledServerIT {
    private static final int ROUNDS = 2;
    private static final int PEOPLE = 3;
    private static final Path HOME = RunningLedgerChat.temporaryHome().toAbsolutePath();
    private static final Map<String, String> ENVIRONMENT = new HashMap<>();
    private static EmbeddedServices databases;
    private static S3Server bucket;

    private final List<TestClient> people = new ArrayList<>();
    private final FileTraffic traffic = new FileTraffic();

    @BeforeAll
    static void startWhatIsNotKilled() throws IOException {
        databases = EmbeddedServices.start(HomeFolder.open(RunningLedgerChat.temporaryHome()), true, true, line -> {});
        bucket = S3Server.start(RunningLedgerChat.temporaryHome());
        databases.awaitReady();
        Path configuration = HOME.resolve("librechat.yaml");
        Files.writeString(configuration, "version: 1.3.1\nfileStrategies:\n  image: s3\n");
        ENVIRONMENT.put("CONFIG_PATH", configuration.toString());
        for (var database : Map.of("", "ledgerchat", "KEYS_", "ledgerchat_keys").entrySet()) {
            String prefix = "LEDGERCHAT_" + database.getKey() + "POSTGRES_";
            ENVIRONMENT.put(prefix + "URL", databases.jdbcUrl(database.getValue()));
            ENVIRONMENT.put(prefix + "USER", databases.username());
            ENVIRONMENT.put(prefix + "PASSWORD", databases.password());
        }
        ENVIRONMENT.put("LEDGERCHAT_ELASTICSEARCH_URL", databases.elasticsearchUrl());
        ENVIRONMENT.put("LEDGERCHAT_ELASTICSEARCH_USER", databases.elasticsearchUsername());
        ENVIRONMENT.put("LEDGERCHAT_ELASTICSEARCH_PASSWORD", databases.elasticsearchPassword());
        ENVIRONMENT.put("AWS_BUCKET_NAME", S3Server.BUCKET);
        ENVIRONMENT.put("AWS_REGION", "eu-central-1");
        ENVIRONMENT.put("AWS_ENDPOINT_URL", bucket.uri().toString());
        ENVIRONMENT.put("AWS_FORCE_PATH_STYLE", "true");
        ENVIRONMENT.put("AWS_ACCESS_KEY_ID", "key");
        ENVIRONMENT.put("AWS_SECRET_ACCESS_KEY", "secret");
        ENVIRONMENT.put("ALLOW_REGISTRATION", "true");
        for (String limiter : List.of("LOGIN", "REGISTER", "FILE_UPLOAD_IP", "FILE_UPLOAD_USER")) {
            ENVIRONMENT.put(limiter + "_MAX", "1000000");
        }
    }

    @AfterAll
    static void stop() {
        bucket.close();
        databases.close();
    }

    @Test
    void bytesRowsIndexAndLogAgreeAfterKillsAtRandomMomentsOfUploadsAndDeletions() throws Exception {
        long seed = Long.getLong("ledgerchat.seed", System.nanoTime());
        System.out.println("KilledServerIT: -Dledgerchat.seed=" + seed);
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            try (var server = LedgerChatProcess.start(HOME, ENVIRONMENT)) {
                signIn(server::client);
                killAmidst(server, random);
            }
        }
        assertThat(traffic.hasAcknowledged()).isTrue();

        // Old enough for what was killed, too old for what is uploaded below.
        var sweepingSoon = new HashMap<>(ENVIRONMENT);
        sweepingSoon.put("ledgerchat.files.sweep-age", "PT15S");
        sweepingSoon.put("ledgerchat.files.sweep-first", "PT0S");
        sweepingSoon.put("ledgerchat.files.sweep-every", "PT1S");
        try (var server = RunningLedgerChat.startOn(HOME, sweepingSoon)) {
            signIn(server::client);
            traffic.holds(people.getFirst());
            Awaitility.await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
                var sound = look(server);
                assertThat(sound.all()).isEmpty();
                assertThat(sound.unfinished()).isZero();
            });
            theCheckNamesEachDisagreement(server, people.getFirst());
        }
    }

    /** As the command does, without another process. */
    private static Findings look(RunningLedgerChat server) throws Exception {
        var connections = server.backends().connections();
        var stores = server.bean(ConfiguredFileStores.class).all();
        try (var check = FileCheck.open(connections.log(), connections.search(), stores, ENVIRONMENT)) {
            return check.look();
        }
    }

    private void signIn(Supplier<TestClient> client) {
        if (people.isEmpty()) {
            var first = client.get().registerAndSignIn();
            for (int person = 0; person < PEOPLE; person++) {
                people.add(first);
            }
        } else {
            String email = people.getFirst().email();
            people.replaceAll(before -> client.get().signIn(email));
        }
    }

    private void killAmidst(LedgerChatProcess server, Random random) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var flows = new ArrayList<Future<?>>();
            for (TestClient person : people) {
                var own = new Random(random.nextLong());
                flows.add(threads.submit(() -> traffic.flow(person, own)));
            }
            // A server that is killed before it ever acknowledged something proves nothing.
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> traffic.hasAcknowledged() || flows.stream().anyMatch(Future::isDone));
            server.killAfter(Duration.ofMillis(random.nextInt(3_000)));
            for (Future<?> flow : flows) {
                flow.get();
            }
        }
    }

    private static void theCheckNamesEachDisagreement(RunningLedgerChat server, TestClient ada) throws Exception {
        String lost = upload(ada, "lost");
        String unlisted = upload(ada, "unlisted");
        String unfound = upload(ada, "unfound");
        // It is read after all that the kills left unread.
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .untilAsserted(() -> assertThat(expect(200, ada.get("/api/files/" + unfound + "/preview"))
                                .body())
                        .contains("\"text\":"));
        assertThat(look(server).all()).isEmpty();

        Files.delete(only(HOME.resolve("files"), "lost"));
        String stray = "uploads/" + ada.accountId() + "/" + UUID.randomUUID();
        Files.writeString(HOME.resolve("files").resolve(stray), "nobody's");
        try (var images = images()) {
            images.put(stray.replace("uploads", "images"), new ByteArrayInputStream(new byte[3]), 3, "image/png");
        }
        execute("delete from views.file where file_id = '" + unlisted + "'");
        forgetInIndex(unfound);

        Said found = check();
        assertThat(found.code()).isEqualTo(1);
        assertThat(found.text())
                .contains("file:" + lost + " has no bytes")
                .contains("file:" + unlisted + " is not listed as the log tells")
                .contains("file:" + unfound + " has words that the index does not have")
                .contains("local:" + stray + " belongs to no file\n")
                .contains("s3:" + stray.replace("uploads", "images") + " belongs to no file\n")
                .contains("5 findings");
        assertThat(HOME.resolve("files").resolve(stray)).exists();
        assertThat(check("--delete").text()).contains("local:" + stray + " belongs to no file, removed");
        assertThat(look(server).all()).hasSize(3);
        assertThat(HOME.resolve("files").resolve(stray)).doesNotExist();
    }

    private static Said check(String... options) throws Exception {
        var arguments = new ArrayList<>(List.of("check", "files", "--home", HOME.toString()));
        arguments.addAll(List.of(options));
        return LedgerChatProcess.run(ENVIRONMENT, arguments.toArray(String[]::new));
    }

    private static String upload(TestClient person, String words) {
        return Uploaded.file(person, "openAI", "a.txt", "text/plain", words.getBytes(StandardCharsets.UTF_8));
    }

    private static Path only(Path folder, String content) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> says(file, content))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean says(Path file, String content) {
        try {
            return Files.size(file) == content.length()
                    && Files.readString(file).equals(content);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static S3FileStore images() {
        return new S3Settings(S3Server.BUCKET, "eu-central-1", bucket.uri(), true, "key", "secret").open();
    }

    private static void execute(String statement) throws Exception {
        try (var connection = DriverManager.getConnection(
                        databases.jdbcUrl("ledgerchat"), databases.username(), databases.password());
                var sql = connection.createStatement()) {
            assertThat(sql.executeUpdate(statement)).isOne();
        }
    }

    private static void forgetInIndex(String file) throws Exception {
        String signature = databases.elasticsearchUsername() + ":" + databases.elasticsearchPassword();
        var request = HttpRequest.newBuilder(
                        URI.create(databases.elasticsearchUrl() + "/ledgerchat-passage/_delete_by_query?refresh=true"))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(signature.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\":{\"term\":{\"file\":\"" + file + "\"}}}"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }
}
