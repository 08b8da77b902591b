package io.ledgerchat.api;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.FakeEndpoint;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.api.support.Uploaded;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.infra.embedded.EmbeddedServices;
import io.ledgerchat.infra.embedded.HomeFolder;
import io.ledgerchat.infra.key.DataKey;
import io.ledgerchat.infra.key.DataKeyStore;
import io.ledgerchat.infra.key.KeyDestruction;
import io.ledgerchat.query.search.SearchEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The backup of the embedded default as docs/operations.md describes it, restored in another folder. */
class RestoreIT {
    private static final byte[] BYTES = "kept through it all".getBytes(StandardCharsets.UTF_8);
    private static final String FORGOTTEN = "better forgotten";
    private static final String WITHDRAWN = "said too soon";
    private static final Duration BOUND = Duration.ofMinutes(2);

    private final Path home = RunningLedgerChat.temporaryHome().toAbsolutePath();
    private final Path backup = home.resolveSibling(home.getFileName() + "-backup");
    private final Path restored = home.resolveSibling(home.getFileName() + "-restored");

    private String ada = "";
    private String bea = "";
    private String beasAccount = "";
    private String withdrawn = "";
    private String talk = "";
    private String file = "";

    /** The commands of the page, one by one: the copy has the views and the index of the day of the backup. */
    @Test
    void whatWasErasedSinceIsInNoneOfTheViewsThatWereCopied() throws Exception {
        backUpAndErase(true);
        copy(backup, restored);
        Files.copy(home.resolve("erasures.log"), restored.resolve("erasures.log"), StandardCopyOption.REPLACE_EXISTING);

        try (var server = start(restored, true)) {
            assertForgotten(server);
            await().atMost(BOUND).untilAsserted(() -> {
                assertThat(generations(server, "lost")).isZero();
                assertThat(generations(server, "not live")).isZero();
                assertThat(indexed(server)).isZero();
            });
            assertKept(server);
        }
    }

    @Test
    void whatWasThereIsThereAgainAndWhatWasErasedSinceStaysErased() throws Exception {
        backUpAndErase(false);
        copy(backup, restored);
        Files.copy(home.resolve("erasures.log"), restored.resolve("erasures.log"), StandardCopyOption.REPLACE_EXISTING);
        leaveOutViews(restored);

        try (var server = start(restored, false)) {
            assertForgotten(server);
            assertKept(server);
        }
    }

    private void backUpAndErase(boolean search) throws Exception {
        try (var server = start(home, search)) {
            TestClient first = server.signedIn();
            TestClient second = server.signedIn();
            ada = first.email();
            bea = second.email();
            beasAccount = second.accountId();
            talk = ChatTurn.say(first, "an unforgettable fjord").conversationId();
            withdrawn = ChatTurn.say(first, WITHDRAWN).conversationId();
            ChatTurn.say(second, FORGOTTEN);
            file = Uploaded.file(first, "openAI", "a.txt", "text/plain", BYTES);
            Uploaded.file(second, "openAI", "a.txt", "text/plain", FORGOTTEN.getBytes(StandardCharsets.UTF_8));
            if (search) {
                await().atMost(BOUND).until(() -> indexed(server) > 0);
            }
            assertThat(rowsWith(server, FORGOTTEN)).isNotEmpty();
        }
        copy(home, backup);
        try (var server = start(home, search)) {
            expect(
                    201,
                    server.client()
                            .signIn(ada)
                            .delete("/api/convos", Map.of("arg", Map.of("conversationId", withdrawn))));
            expect(200, server.client().signIn(bea).delete("/api/user/delete", null));
            await().atMost(BOUND).until(() -> {
                server.bean(KeyDestruction.class).destroyDue(Instant.now());
                return journal(home).contains("\"account:" + beasAccount + "\"")
                        && journal(home).contains("\"conversation:" + withdrawn + "\"");
            });
        }
    }

    /** As soon as it serves. */
    private void assertForgotten(RunningLedgerChat server) {
        assertThat(server.bean(DataKeyStore.class).encryptionKey(Subject.parse("account:" + beasAccount)))
                .isInstanceOf(DataKey.Destroyed.class);
        assertThat(server.client()
                        .post("/api/auth/login", Map.of("email", bea, "password", TestClient.PASSWORD))
                        .statusCode())
                .isNotEqualTo(200);
        for (String words : List.of(bea, FORGOTTEN, WITHDRAWN)) {
            assertThat(rowsWith(server, words)).as(words).isEmpty();
        }
        await().atMost(BOUND).until(() -> filesWith(FORGOTTEN) == 0);
    }

    private void assertKept(RunningLedgerChat server) {
        TestClient again = server.client().signIn(ada);
        assertThat(expect(200, again.get("/api/messages/" + talk)).body()).contains("an unforgettable fjord");
        assertThat(json(again.get("/api/convos")).get("conversations")).hasSize(1);
        assertThat(again.bytes("/api/files/download/" + again.accountId() + "/" + file)
                        .body())
                .isEqualTo(BYTES);
        ChatTurn.say(again, "and on it goes");
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(LedgerChat.line().execute("--home", restored.toString(), "verify"))
                        .isZero());
    }

    /** Tables of all generations of all views that have these words somewhere. */
    private static List<String> rowsWith(RunningLedgerChat server, String words) {
        var sql = server.bean(JdbcClient.class);
        return sql
                .sql("select schemaname || '.' || tablename from pg_tables where schemaname ~ '_v[0-9]+_g[0-9]+$'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> sql.sql("select exists (select 1 from " + table + " r where strpos(r::text, ?) > 0)")
                        .param(words)
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    private static long generations(RunningLedgerChat server, String which) {
        return server.bean(JdbcClient.class)
                .sql("select count(*) from ledger.view_generation where " + which)
                .query(Long.class)
                .single();
    }

    private long indexed(RunningLedgerChat server) {
        return server.bean(SearchEngine.class).count(new AccountId(beasAccount));
    }

    private long filesWith(String words) throws IOException {
        try (var all = Files.walk(restored.resolve("files"))) {
            return all.filter(Files::isRegularFile)
                    .filter(stored -> contains(stored, words))
                    .count();
        }
    }

    /** What is removed meanwhile does not. */
    private static boolean contains(Path stored, String words) {
        try {
            return new String(Files.readAllBytes(stored), StandardCharsets.ISO_8859_1).contains(words);
        } catch (IOException gone) {
            return false;
        }
    }

    private static RunningLedgerChat start(Path home, boolean search) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("ALLOW_REGISTRATION", "true");
        settings.put("CONFIG_PATH", FakeEndpoint.configuration(home).toString());
        settings.put("ledgerchat.erasure.grace", "PT0S");
        return search ? RunningLedgerChat.start(home, settings) : RunningLedgerChat.startWithoutSearch(home, settings);
    }

    private static String journal(Path home) throws Exception {
        Path file = home.resolve("erasures.log");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static void copy(Path from, Path to) throws Exception {
        int code = new ProcessBuilder("cp", "--archive", from.toString(), to.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    /** As a dump of the log's database does that has the schemas {@code ledger} and {@code vault} alone. */
    private static void leaveOutViews(Path home) throws Exception {
        try (var folder = HomeFolder.open(home);
                var databases = EmbeddedServices.start(folder, true, false, line -> {});
                var connection = DriverManager.getConnection(
                        databases.jdbcUrl("ledgerchat"), databases.username(), databases.password());
                var sql = connection.createStatement()) {
            List<String> schemas = schemasOfViews(sql);
            assertThat(schemas).hasSizeGreaterThan(10).contains("views");
            for (String schema : schemas) {
                sql.execute("drop schema " + schema + " cascade");
            }
        }
    }

    private static List<String> schemasOfViews(Statement sql) throws Exception {
        var names = new ArrayList<String>();
        try (var rows = sql.executeQuery(
                "select nspname from pg_namespace where nspname = 'views'" + " or nspname ~ '_v[0-9]+_g[0-9]+$'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
