package io.ledgerchat.api.ledger;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.support.MultipartBody;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.api.support.Uploaded;
import io.ledgerchat.command.access.RefusalLog;
import io.ledgerchat.infra.file.picture.Pictures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Besides changes the log tells who came and went, who was refused, who read, exported and asked, and what models did. */
class CompletenessIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final String LOG = "/api/admin/audit-log?";
    private static TestClient admin;
    private static TestClient auditor;

    @BeforeAll
    static void auditorIsMade() {
        admin = SERVER.administrator();
        auditor = SERVER.signedIn();
        expect(200, admin.post("/api/admin/roles/AUDITOR/members", Map.of("userId", auditor.accountId())));
    }

    @Test
    void whoComesAndGoes() {
        TestClient ada = SERVER.signedIn();
        String id = ada.accountId();
        expect(200, ada.post("/api/auth/logout", Map.of()));

        assertThat(await("action=account.signed-in&subject=" + id)
                        .get("metadata")
                        .get("method")
                        .asString())
                .isEqualTo("password");
        await("action=account.signed-out&subject=" + id);
    }

    @Test
    void whoIsRefusedTheFirstTime() {
        TestClient ada = SERVER.signedIn();
        String id = ada.accountId();
        long first = quarter();
        for (int attempt = 0; attempt < 3; attempt++) {
            expect(
                    404,
                    SERVER.client()
                            .post("/api/auth/login", Map.of("email", ada.email(), "password", "wrong-password")));
        }

        assertThat(await("action=access.request-refused&subject=" + id)
                        .get("metadata")
                        .get("refusal")
                        .asString())
                .isEqualTo("sign-in");
        assertThat(list("action=access.request-refused&subject=" + id)
                        .get("total")
                        .asInt())
                .as("the others are counted")
                .isBetween(1, (int) (1 + quarter() - first));
    }

    @Test
    void everyQuestionToAModelAndEveryCallOfATool() {
        TestClient ada = SERVER.signedIn();
        var agent = SavedAgent.by(ada, Map.of("model", "fake-echo", "tools", List.of("calculator")));
        var turn = agent.ask("tool:calculator:{\"input\":\"6*7\"}");

        JsonNode begun = await("action=model.call-begun&resource=message:" + turn.replyId());
        assertThat(begun.get("actor").get("id").asString()).isEqualTo(ada.accountId());
        assertThat(begun.get("actor").get("type").asString()).isEqualTo("user");
        assertThat(begun.get("metadata").get("reason.conversationId").asString())
                .isEqualTo(turn.conversationId());
        assertThat(begun.get("metadata").get("model").asString()).isEqualTo("fake-echo");
        assertThat(begun.get("metadata").get("rates.input").asLong()).isPositive();
        assertThat(begun.get("context").get("ip").asString()).isEqualTo("127.0.0.1");
        JsonNode ended = await("action=model.call-ended&actorId=" + ada.accountId());
        assertThat(ended.get("metadata").get("end").asString()).isEqualTo("finished");
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(list("action=model.call-begun&resource=conversation:" + turn.conversationId())
                                        .get("total")
                                        .asInt())
                                .as("before and after the tool")
                                .isGreaterThanOrEqualTo(2));

        JsonNode called = await("action=message.tool-called&resource=message:" + turn.replyId());
        assertThat(called.get("metadata").get("tool").asString()).isEqualTo("calculator");
        assertThat(called.toString()).as("arguments are personal").doesNotContain("6*7");
        JsonNode answered = await("action=message.tool-answered&resource=message:" + turn.replyId());
        assertThat(answered.get("metadata").get("outcome").asString()).isEqualTo("COMPLETED");
        assertThat(answered.get("metadata").has("durationMs")).isTrue();
    }

    @Test
    void whatAdministratorsReadOfOthers() {
        TestClient ada = SERVER.signedIn();
        var agent = SavedAgent.by(ada, Map.of());
        expect(200, admin.get(agent.path() + "/expanded"));
        expect(200, admin.get("/api/admin/groups"));
        expect(200, admin.get("/api/admin/roles/AUDITOR/members"));

        assertThat(await("action=access.data-read&resource=agent:" + agent.id() + "&subject=" + ada.accountId())
                        .get("metadata")
                        .get("action")
                        .asString())
                .isEqualTo("administer");
        await("action=access.data-read&resource=group:list&actorId=" + admin.accountId());
        await("action=access.data-read&resource=role:AUDITOR&actorId=" + admin.accountId());
    }

    @Test
    void whoseItIsThatAdministratorsTouch() {
        TestClient ada = SERVER.signedIn();
        String hers = "action=access.data-read&actorId=" + admin.accountId() + "&subject=" + ada.accountId();
        var agent = SavedAgent.by(ada, Map.of());
        String prompt = json(expect(
                        200,
                        ada.post(
                                "/api/prompts",
                                Map.of(
                                        "prompt",
                                        Map.of("prompt", "Name a bird", "type", "text"),
                                        "group",
                                        Map.of("name", "Birds")))))
                .at("/group/_id")
                .asString();
        expect(200, admin.get("/api/permissions/agent/" + agent.documentId()));
        expect(200, admin.get("/api/prompts/groups/" + prompt));
        expect(200, admin.get("/api/prompts"));

        await(hers + "&resource=access:agent/" + agent.documentId());
        await(hers + "&resource=access:promptGroup/" + prompt);
        await(hers + "&resource=prompt-group:list");
    }

    @Test
    void whatIsDownloadedAndExported() {
        TestClient ada = SERVER.signedIn();
        JsonNode file = Uploaded.byWebClient(ada, "notes.txt", "notes");
        String id = file.get("file_id").asString();
        expect(200, ada.get("/api/files/download/" + ada.accountId() + "/" + id));
        expect(200, auditor.get("/api/admin/audit-log/export.csv?actorId=" + ada.accountId()));
        expect(200, auditor.get("/api/ledgerchat/ledger/export?to=1"));

        assertThat(await("action=access.data-read&resource=file:" + id)
                        .get("metadata")
                        .get("action")
                        .asString())
                .isEqualTo("download");
        await("action=access.data-read&targetQuery=csv&subject=" + ada.accountId() + "&actorId=" + auditor.accountId());
        await("action=access.data-read&resource=ledger:0-1&actorId=" + auditor.accountId());
    }

    @Test
    void whoElseLooksAtAPicture() {
        TestClient ada = SERVER.signedIn();
        TestClient eve = SERVER.signedIn();
        JsonNode picture = json(expect(
                200,
                ada.upload(
                        "/api/files/images",
                        new MultipartBody()
                                .field("endpoint", "Fake")
                                .field("endpointType", "custom")
                                .field("width", "30")
                                .field("height", "20")
                                .file("fjord.png", "image/png", Pictures.png(30, 20)))));
        long first = quarter();
        for (TestClient viewer : List.of(ada, SERVER.client(), eve, eve)) {
            assertThat(viewer.bytes(picture.get("filepath").asString()).statusCode())
                    .isEqualTo(200);
        }

        String read = "action=access.data-read&resource=file:"
                + picture.get("file_id").asString();
        JsonNode entry = await(read + "&actorId=" + eve.accountId());
        assertThat(entry.get("metadata").get("action").asString()).isEqualTo("view");
        assertThat(list(read).get("total").asInt())
                .as("somebody unknown, and Eve once in a quarter of an hour")
                .isBetween(2, (int) (2 + quarter() - first));
        assertThat(list(read + "&actorId=" + ada.accountId()).get("total").asInt())
                .isZero();
    }

    @Test
    void aCollectorReadsByAKeyThatOpensNothingElse() {
        String key = json(expect(201, auditor.post("/api/api-keys", Map.of("name", "collector"))))
                .get("key")
                .asString();
        TestClient collector = SERVER.client().withToken(key);

        JsonNode feed = json(expect(200, collector.get("/api/ledgerchat/v1/organization/audit_logs?limit=1")));
        assertThat(feed.get("data")).hasSize(1);
        for (String path : List.of(
                "/api/admin/audit-log", "/api/ledgerchat/ledger", "/api/user", "/api/convos", "/api/admin/groups")) {
            expect(401, collector.get(path));
        }
        expect(403, collector.get("/api/agents/v1/models"));
        JsonNode read = await("action=access.data-read&resource=audit-log:feed&actorId=" + auditor.accountId());
        assertThat(read.get("actor").get("type").asString()).isEqualTo("api");
    }

    @Test
    void aKeyOfNobodysIsRefusedAndRecorded() {
        TestClient stranger = SERVER.client().withToken("sk-" + "0".repeat(64));
        expect(401, stranger.get("/api/ledgerchat/v1/organization/audit_logs"));
        TestClient ada = SERVER.signedIn();
        expect(403, ada.get("/api/ledgerchat/v1/organization/audit_logs"));

        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> list("action=access.request-refused").toString().contains("\"api-key\""));
    }

    private static long quarter() {
        return Instant.now().getEpochSecond() / RefusalLog.WINDOW.toSeconds();
    }

    private static JsonNode list(String question) {
        return json(expect(200, auditor.get(LOG + question)));
    }

    /** The newest entry; they come in when they are sealed, within a second or two. */
    private static JsonNode await(String question) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> list(question), found -> !found.get("entries").isEmpty())
                .get("entries")
                .get(0);
    }
}
