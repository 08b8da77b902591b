package io.ledgerchat.infra.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The embedded default with its real processes, killed as a crash would. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedServicesIT {

    private final List<String> progress = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private HomeFolder home;
    private EmbeddedServices services;

    @BeforeAll
    void start(@TempDir Path folder) {
        home = HomeFolder.open(folder.resolve("home"));
        services = EmbeddedServices.start(home, true, true, progress::add);
        services.awaitReady();
    }

    @AfterAll
    void closingLeavesNoProcess() throws Exception {
        var server = Postmaster.of(data()).orElseThrow();
        var node = nodeHandle();
        services.close();
        home.close();
        assertThat(server.alive()).isFalse();
        assertThat(node.isAlive()).isFalse();
    }

    @Test
    void thePersonAtTheTerminalIsToldWhatIsWaitedFor() {
        assertThat(progress)
                .contains("Starting PostgreSQL 18 …", "Starting Elasticsearch 9 …")
                .anyMatch(line -> line.matches("PostgreSQL ready on 127\\.0\\.0\\.1:\\d+ after \\d+\\.\\d s"))
                .anyMatch(line -> line.matches("Elasticsearch ready on 127\\.0\\.0\\.1:\\d+ after \\d+\\.\\d s"));
    }

    @Test
    void bothDatabasesAreDurableAndOwnedByAnOrdinaryRole() throws Exception {
        for (var database : List.of("ledgerchat", "ledgerchat_keys")) {
            try (var connection = connect(database)) {
                assertThat(value(connection, "SHOW fsync")).isEqualTo("on");
                assertThat(value(connection, "SHOW synchronous_commit")).isEqualTo("on");
                assertThat(value(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                        .isEqualTo("f");
            }
        }
    }

    @Test
    void whoHasNoPasswordIsRefusedByBoth() throws Exception {
        assertThatThrownBy(() -> DriverManager.getConnection(services.jdbcUrl("ledgerchat"), "ledgerchat", "guess"))
                .isInstanceOf(SQLException.class);
        var stranger = HttpRequest.newBuilder(URI.create(services.elasticsearchUrl() + "/_cat/indices"))
                .build();
        assertThat(http.send(stranger, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void aCommittedRowSurvivesTheDeathOfTheServer() throws Exception {
        var url = services.jdbcUrl("ledgerchat");
        try (var connection = connect("ledgerchat");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }
        var server = Postmaster.of(data()).orElseThrow();
        server.handle().destroyForcibly();
        await().atMost(Duration.ofMinutes(1)).until(() -> !server.alive());
        await().atMost(Duration.ofMinutes(3)).ignoreExceptions().untilAsserted(() -> {
            try (var connection = connect("ledgerchat")) {
                assertThat(value(connection, "SELECT answer FROM kept")).isEqualTo("42");
            }
        });
        assertThat(services.jdbcUrl("ledgerchat")).isEqualTo(url);
    }

    @Test
    void aServerLeftByAKilledApplicationIsAdopted(@TempDir Path folder) throws Exception {
        try (var other = HomeFolder.open(folder.resolve("other"));
                var left = new PostgresProcess(other)) {
            left.start();
            var server = Postmaster.of(other.path().resolve("postgres/data")).orElseThrow();
            try (var next = new PostgresProcess(other)) {
                next.start();
                assertThat(next.port()).isEqualTo(left.port());
            }
            assertThat(server.alive()).isFalse();
        }
    }

    @Test
    void wordsAccentsAndPartsAreFoundAndTheNodeComesBackWhereItWas() throws Exception {
        call("PUT", "/kept", """
                {"settings": {"analysis": {
                    "tokenizer": {"part": {"type": "ngram", "min_gram": 3, "max_gram": 3}},
                    "analyzer": {
                        "word": {"tokenizer": "standard", "filter": ["lowercase", "asciifolding"]},
                        "part": {"tokenizer": "part", "filter": ["lowercase", "asciifolding"]}}}},
                 "mappings": {"properties": {"text": {"type": "text", "analyzer": "word",
                    "fields": {"part": {"type": "text", "analyzer": "part"}}}}}}""");
        call("PUT", "/kept/_doc/1?refresh=true", "{\"text\": \"Crème brûlée by getUserById, 機械学習\"}");
        assertThat(hits("{\"match\": {\"text\": \"creme\"}}")).contains("\"value\":1");
        assertThat(hits("{\"match_phrase\": {\"text.part\": \"serby\"}}")).contains("\"value\":1");
        assertThat(hits("{\"match_phrase\": {\"text\": \"学習\"}}")).contains("\"value\":1");

        var node = nodeHandle();
        node.destroyForcibly();
        node.onExit().join();
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .untilAsserted(() ->
                        assertThat(hits("{\"match\": {\"text\": \"creme\"}}")).contains("\"value\":1"));

        call("POST", "/kept/_delete_by_query?refresh=true", "{\"query\": {\"match_all\": {}}}");
        assertThat(hits("{\"match_all\": {}}")).contains("\"value\":0");
    }

    private Path data() {
        return home.path().resolve("postgres/data");
    }

    private ProcessHandle nodeHandle() throws Exception {
        var pid =
                Files.readString(home.path().resolve("elasticsearch/node.pid")).split(" ", 2)[0];
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(services.jdbcUrl(database), services.username(), services.password());
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private String hits(String query) throws Exception {
        return call("POST", "/kept/_search?filter_path=hits.total", "{\"query\": " + query + "}")
                .body();
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        var credentials = services.elasticsearchUsername() + ":" + services.elasticsearchPassword();
        var request = HttpRequest.newBuilder(URI.create(services.elasticsearchUrl() + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return response;
    }
}
