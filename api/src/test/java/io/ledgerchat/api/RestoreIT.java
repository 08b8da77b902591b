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
import io.ledgerchat.infra.embedded.EmbeddedServices;
import io.ledgerchat.infra.embedded.HomeFolder;
import io.ledgerchat.infra.key.DataKey;
import io.ledgerchat.infra.key.DataKeyStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The backup of the embedded default as docs/operations.md describes it, restored in another folder. */
class RestoreIT {
    private static final byte[] BYTES = "kept through it all".getBytes(StandardCharsets.UTF_8);

    private final Path home = RunningLedgerChat.temporaryHome().toAbsolutePath();
    private final Path backup = home.resolveSibling(home.getFileName() + "-backup");
    private final Path restored = home.resolveSibling(home.getFileName() + "-restored");

    @Test
    void whatWasThereIsThereAgainAndWhatWasErasedSinceStaysErased() throws Exception {
        String ada;
        String bea;
        String beasAccount;
        ChatTurn turn;
        String file;
        try (var server = start(home)) {
            TestClient first = server.signedIn();
            TestClient second = server.signedIn();
            ada = first.email();
            bea = second.email();
            beasAccount = second.accountId();
            turn = ChatTurn.say(first, "an unforgettable fjord");
            ChatTurn.say(second, "better forgotten");
            file = Uploaded.file(first, "openAI", "a.txt", "text/plain", BYTES);
        }
        copy(home, backup);
        try (var server = start(home)) {
            expect(200, server.client().signIn(bea).delete("/api/user/delete", null));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> journal(home).contains("\"account:" + beasAccount + "\""));
        }

        copy(backup, restored);
        Files.copy(home.resolve("erasures.log"), restored.resolve("erasures.log"), StandardCopyOption.REPLACE_EXISTING);
        leaveOutViews(restored);

        try (var server = start(restored)) {
            TestClient again = server.client().signIn(ada);
            assertThat(expect(200, again.get("/api/messages/" + turn.conversationId()))
                            .body())
                    .contains("an unforgettable fjord");
            assertThat(json(again.get("/api/convos")).get("conversations")).hasSize(1);
            assertThat(again.bytes("/api/files/download/" + again.accountId() + "/" + file)
                            .body())
                    .isEqualTo(BYTES);
            assertThat(server.bean(DataKeyStore.class).encryptionKey(Subject.parse("account:" + beasAccount)))
                    .isInstanceOf(DataKey.Destroyed.class);
            ChatTurn.say(again, "and on it goes");
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(LedgerChat.line().execute("--home", restored.toString(), "verify"))
                            .isZero());
        }
    }

    private static RunningLedgerChat start(Path home) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("ALLOW_REGISTRATION", "true");
        settings.put("CONFIG_PATH", FakeEndpoint.configuration(home).toString());
        return RunningLedgerChat.startWithoutSearch(home, settings);
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
