package io.ledgerchat.api.file;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.support.MultipartBody;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Files of agents: who lends them, who sees them, who takes them back or deletes them. */
class AgentFilesIT {
    private static final byte[] TEXT = "Knowledge.".getBytes(StandardCharsets.UTF_8);

    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final TestClient ada = server.signedIn();
    private final TestClient bob = server.signedIn();
    private final SavedAgent agent = SavedAgent.by(ada, Map.of());

    @Test
    void aFileOfAnAgentIsLentToItsToolAtOnce() {
        var file = json(expect(200, upload(ada, "file_search")));

        assertThat(file.get("context").asString()).isEqualTo("agents");
        assertThat(lent("file_search")).containsExactly(id(file));
        assertThat(ids(ada.get("/api/files/agent/" + agent.id()))).containsExactly(id(file));
        assertThat(ids(bob.get("/api/files/agent/" + agent.id()))).isEmpty();
        assertThat(ids(ada.get("/api/files/agent/agent_unknown"))).isEmpty();
    }

    @Test
    void thatAFileIsThereAndThatItIsLentIsRecordedInOneUnitOfWork() {
        String file = id(json(expect(200, upload(ada, "file_search"))));

        assertThat(server.bean(JdbcClient.class)
                        .sql("""
                                select count(distinct xmin::text) from ledger.domain_event_entry
                                where aggregate_identifier in (?, ?)
                                  and payload_type in ('file.uploaded', 'agent.file-attached')""")
                        .params("file:" + file, "agent:" + agent.id())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    /** They are held up by a lock that lets everybody read and nobody write. */
    @Test
    void aFileIsTakenAndLentAlsoWhileTheViewsAreBehind() throws SQLException {
        var missed = server.bean(MeterRegistry.class).counter("ledgerchat.views.wait.missed");
        double before = missed.count();
        CompletableFuture<HttpResponse<String>> answer;
        // Of its own: the pool's transactions end after seconds, and with them the lock.
        var log = server.backends().connections().log();
        try (var connection = DriverManager.getConnection(log.jdbcUrl(), log.username(), log.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table views.file in share mode");
            answer = CompletableFuture.supplyAsync(() -> upload(ada, "file_search"));
            Awaitility.await().until(() -> missed.count() > before);
            connection.rollback();
        }

        var file = json(expect(200, answer.join()));
        assertThat(lent("file_search")).containsExactly(id(file));
        assertThat(ids(ada.get("/api/files"))).containsExactly(id(file));
    }

    @Test
    void theToolOfAssistantsIsUnderstoodAndAnUnknownOneRefused() {
        var file = json(expect(200, upload(ada, "code_interpreter")));

        assertThat(lent("execute_code")).containsExactly(id(file));
        assertThat(upload(ada, "hammer").body()).isEqualTo("{\"message\":\"Invalid agent tool resource\"}");
        assertThat(ids(ada.get("/api/files"))).hasSize(1);
    }

    @Test
    void aToolThatNoAssistantHasIsRefusedBeforeAnythingIsKept() {
        var form = new MultipartBody()
                .field("endpoint", "assistants")
                .field("assistant_id", "asst_" + agent.id())
                .field("tool_resource", "x".repeat(101))
                .file("a.txt", "text/plain", TEXT);

        assertThat(expect(400, ada.upload("/api/files", form)).body())
                .isEqualTo("{\"message\":\"Invalid assistant tool resource\"}");
        assertThat(ids(ada.get("/api/files"))).isEmpty();
    }

    /** What a file is for stands in clear in the log, and in a header of its download. */
    @Test
    void freeTextIsNoModel() {
        var form = new MultipartBody()
                .field("endpoint", "assistants")
                .field("model", "ä".repeat(5_000))
                .file("a.txt", "text/plain", TEXT);
        var file = json(expect(200, ada.upload("/api/files", form)));

        assertThat(file.has("model")).isFalse();
        assertThat(expect(200, ada.get("/api/files/download/x/" + id(file))).body())
                .isEqualTo("Knowledge.");
    }

    @Test
    void whoMayNotEditAnAgentLendsItNothing() {
        agent.share(server, bob, "viewer");

        assertThat(expect(403, upload(bob, "context")).body())
                .isEqualTo(
                        "{\"error\":\"Forbidden\",\"message\":\"Insufficient permissions to upload files to this agent\"}");
        assertThat(ids(bob.get("/api/files"))).isEmpty();
        var toNobody = new MultipartBody()
                .field("endpoint", "agents")
                .field("agent_id", "agent_unknown")
                .field("tool_resource", "context")
                .file("a.txt", "text/plain", TEXT);
        assertThat(expect(404, bob.upload("/api/files", toNobody)).body())
                .isEqualTo("{\"error\":\"Not Found\",\"message\":\"Agent not found\"}");
    }

    @Test
    void anAttachmentOfAMessageIsNotLentAndTakesNoRight() {
        var file = json(expect(
                200,
                bob.upload(
                        "/api/files",
                        new MultipartBody()
                                .field("endpoint", "agents")
                                .field("agent_id", agent.id())
                                .field("tool_resource", "file_search")
                                .field("message_file", "true")
                                .file("a.txt", "text/plain", TEXT))));

        assertThat(file.get("context").asString()).isEqualTo("message_attachment");
        assertThat(lent("file_search")).isEmpty();
    }

    @Test
    void anAttachmentIsOneOnlyIfItSaysSo() {
        var form = new MultipartBody()
                .field("endpoint", "agents")
                .field("agent_id", agent.id())
                .field("tool_resource", "file_search")
                .field("message_file", "false")
                .file("a.txt", "text/plain", TEXT);

        var file = json(expect(200, ada.upload("/api/files", form)));

        assertThat(file.get("context").asString()).isEqualTo("agents");
        assertThat(lent("file_search")).containsExactly(id(file));
    }

    @Test
    void withoutAToolAFileOfAnAgentIsRefused() {
        var form = new MultipartBody()
                .field("endpoint", "agents")
                .field("agent_id", agent.id())
                .file("a.txt", "text/plain", TEXT);

        assertThat(expect(500, ada.upload("/api/files", form)).body())
                .isEqualTo("{\"message\":\"Error processing file\"}");
    }

    @Test
    void whoMayViewTheAgentReadsItsFilesAndDoesNotDeleteThem() {
        var file = json(expect(200, upload(ada, "file_search")));
        assertThat(bob.bytes("/api/files/download/x/" + id(file)).statusCode()).isEqualTo(403);
        agent.share(server, bob, "viewer");

        assertThat(bob.bytes("/api/files/download/x/" + id(file)).body()).isEqualTo(TEXT);
        assertThat(ids(bob.get("/api/files/agent/" + agent.id()))).containsExactly(id(file));
        expect(403, bob.delete("/api/files", deletion(file, "agent_id", agent.id())));
        var unlinking = deletion(file, "agent_id", agent.id(), "tool_resource", "file_search");
        assertThat(json(expect(403, bob.delete("/api/files", unlinking)))
                        .get("message")
                        .asString())
                .isEqualTo("You can only delete files you have access to");
        assertThat(lent("file_search")).containsExactly(id(file));
    }

    @Test
    void thatSomebodyReadsAnothersWordsIsRecorded() {
        var file = json(expect(200, upload(ada, "file_search")));
        agent.share(server, bob, "viewer");
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> preview(ada, file), shown -> shown.has("text"));
        assertThat(readers(file)).isEmpty();

        assertThat(preview(bob, file).get("text").asString()).isEqualTo("Knowledge.");

        Awaitility.await().untilAsserted(() -> assertThat(readers(file)).containsExactly(bob.accountId()));
    }

    @Test
    void whoCouldReadItThroughTheAgentIsKnownAfterwards() {
        var file = json(expect(200, upload(ada, "file_search")));
        agent.share(server, bob, "editor");
        String both = momentWith(file, 2);
        expect(200, bob.delete("/api/files", deletion(file, "agent_id", agent.id(), "tool_resource", "file_search")));

        assertThat(whoCouldRead(file, momentWith(file, 1))).containsExactly("user:" + ada.accountId());
        assertThat(whoCouldRead(file, both)).containsOnly("user:" + ada.accountId(), "user:" + bob.accountId());
    }

    /** The moment at which so many people can read it. */
    private String momentWith(JsonNode file, int people) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> Instant.now().toString(),
                        now -> Set.copyOf(whoCouldRead(file, now)).size() == people);
    }

    private List<String> whoCouldRead(JsonNode file, String moment) {
        var readers = json(expect(
                200, server.administrator().get("/api/ledgerchat/history/file/" + id(file) + "/readers/" + moment)));
        return readers.get("readers")
                .valueStream()
                .map(reader -> reader.get("principal").asString())
                .toList();
    }

    private static JsonNode preview(TestClient person, JsonNode file) {
        return json(expect(200, person.get("/api/files/" + id(file) + "/preview")));
    }

    private List<String> readers(JsonNode file) {
        return server.bean(JdbcClient.class)
                .sql("select details::jsonb ->> 'reader' from views.audit"
                        + " where action = 'access.data-read' and details::jsonb ->> 'resource' = ?")
                .param("file:" + id(file))
                .query(String.class)
                .list();
    }

    @Test
    void whoMayEditTheAgentTakesAFileFromAToolOnly() {
        var file = json(expect(200, upload(ada, "file_search")));
        agent.share(server, bob, "editor");

        var answer = bob.delete("/api/files", deletion(file, "agent_id", agent.id(), "tool_resource", "file_search"));

        assertThat(expect(200, answer).body()).isEqualTo("{\"message\":\"Files deleted successfully\"}");
        assertThat(lent("file_search")).isEmpty();
        assertThat(ids(ada.get("/api/files"))).containsExactly(id(file));
    }

    @Test
    void whoMayEditTheAgentDeletesItsFilesWhoeverOwnsThem() {
        var file = json(expect(200, upload(ada, "file_search")));
        agent.share(server, bob, "editor");

        expect(200, bob.delete("/api/files", deletion(file, "agent_id", agent.id())));

        assertThat(ids(ada.get("/api/files"))).isEmpty();
        Awaitility.await().untilAsserted(() -> assertThat(lent("file_search")).isEmpty());
    }

    @Test
    void takingFromAnUnknownToolOrAgentIsTold() {
        var file = json(expect(200, upload(ada, "file_search")));

        assertThat(ada.delete("/api/files", deletion(file, "agent_id", agent.id(), "tool_resource", "hammer"))
                        .body())
                .isEqualTo("{\"message\":\"Invalid agent tool resource\"}");
        assertThat(expect(
                                404,
                                ada.delete(
                                        "/api/files",
                                        deletion(file, "agent_id", "agent_unknown", "tool_resource", "context")))
                        .body())
                .isEqualTo("{\"message\":\"Agent not found\"}");
    }

    private HttpResponse<String> upload(TestClient person, String tool) {
        return person.upload(
                "/api/files",
                new MultipartBody()
                        .field("endpoint", "agents")
                        .field("agent_id", agent.id())
                        .field("tool_resource", tool)
                        .file("knowledge.txt", "text/plain", TEXT));
    }

    private List<String> lent(String tool) {
        var resources = json(expect(200, ada.get("/api/agents/" + agent.id() + "/expanded")))
                .path("tool_resources")
                .path(tool)
                .path("file_ids");
        return resources.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> ids(HttpResponse<String> files) {
        return json(expect(200, files)).valueStream().map(AgentFilesIT::id).toList();
    }

    private static String id(JsonNode file) {
        return file.get("file_id").asString();
    }

    private static Map<String, Object> deletion(JsonNode file, String... more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("files", new ArrayList<>(List.of(Map.of("file_id", id(file), "filepath", "/x"))));
        for (int at = 0; at < more.length; at += 2) {
            body.put(more[at], more[at + 1]);
        }
        return body;
    }
}
