package io.ledgerchat.api.ledger;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.infra.verifier.ExportCheck;
import io.ledgerchat.infra.verifier.NoteKey;
import io.ledgerchat.infra.verifier.TableCheck;
import io.ledgerchat.query.ledger.AuditView;
import io.ledgerchat.query.view.Generations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Connector;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** An auditor reads what happened: everything, in order, with its proof, and leaves a trace. */
class AuditLogIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final String LOG = "/api/admin/audit-log";
    private static TestClient auditor;
    private static TestClient ada;
    private static ChatTurn talk;

    @BeforeAll
    static void somethingHappens() {
        auditor = SERVER.signedIn();
        expect(
                200,
                SERVER.administrator().post("/api/admin/roles/AUDITOR/members", Map.of("userId", auditor.accountId())));
        ada = SERVER.signedIn();
        talk = ChatTurn.say(ada, "said for the record");
        expect(
                404,
                SERVER.client().post("/api/auth/login", Map.of("email", ada.email(), "password", "wrong-password")));
    }

    @Test
    void everyModelCallIsToldWithItsModelAndItsEnd() {
        JsonNode begun = await("action=model.call-begun&subject=" + ada.accountId(), 1);
        JsonNode entry = begun.get("entries").get(0);
        assertThat(entry.get("metadata").get("model").asString()).isEqualTo("fake-echo");
        assertThat(entry.get("category").asString()).isEqualTo("agent_run");
        JsonNode ended = await("action=model.call-ended&subject=" + ada.accountId(), 1);
        assertThat(ended.get("entries").get(0).get("metadata").get("end").asString())
                .isEqualTo("finished");
    }

    @Test
    void anEntrySaysWhoDidWhatFromWhere() {
        JsonNode found = await("action=conversation.started&actorId=" + ada.accountId(), 1);
        JsonNode entry = found.get("entries").get(0);

        assertThat(entry.get("actor").get("type").asString()).isEqualTo("user");
        assertThat(entry.get("actor").get("name").asString()).startsWith("Test ");
        assertThat(entry.get("target").get("id").asString()).isEqualTo(talk.conversationId());
        assertThat(entry.get("context").get("ip").asString()).isEqualTo("127.0.0.1");
        assertThat(entry.get("context").get("source").asString()).isEqualTo("http");
        assertThat(entry.get("context").get("userAgent").asString()).isEqualTo(TestClient.CHROME);
        assertThat(entry.get("integrity").get("hash").asString()).matches("[0-9a-f]{64}");
        assertThat(entry.toString()).doesNotContain("said for the record");

        String id = entry.get("id").asString();
        assertThat(json(expect(200, auditor.get(LOG + "/" + id))).get("entry").get("integrity"))
                .isEqualTo(entry.get("integrity"));
        assertThat(await("resource=conversation:" + talk.conversationId(), 3).get("entries"))
                .allMatch(one -> !one.get("action").asString().isEmpty());
    }

    @Test
    void pagesFollowEachOtherWithoutGapAndTheChainHolds() {
        await("actorId=" + ada.accountId(), 4);
        JsonNode first = list("limit=5");
        JsonNode second = list("limit=5&cursor=" + first.get("nextCursor").asLong());

        long last = first.get("entries").get(4).get("integrity").get("seq").asLong();
        assertThat(second.get("entries").get(0).get("integrity").get("seq").asLong())
                .isEqualTo(last - 1);
        assertThat(first.get("entries").get(4).get("integrity").get("prevHash"))
                .isEqualTo(second.get("entries").get(0).get("integrity").get("hash"));
        assertThat(first.get("total").asLong()).isGreaterThan(10);
    }

    @Test
    void somebodyIsFoundByAPartOfTheirName() {
        TestClient bea = SERVER.signedIn();
        allIsSealed();
        String name = bea.email().substring(0, bea.email().indexOf('@'));
        String partOfName = "actorQuery=" + name.toUpperCase(Locale.ROOT).substring(1);

        List<String> byId = positions(list("limit=500&actorId=" + bea.accountId()));
        assertThat(byId).hasSizeGreaterThan(1);
        assertThat(positions(list("limit=500&" + partOfName))).isEqualTo(byId);
        assertThat(positions(list("limit=500&actorEmail=" + bea.email()))).isEqualTo(byId);
        assertThat(positions(list("limit=1&offset=1&" + partOfName))).isEqualTo(byId.subList(1, 2));
        assertThat(positions(list("offset=" + byId.size() + "&" + partOfName))).isEmpty();
        JsonNode first = list("limit=1&" + partOfName);
        assertThat(first.get("total").asInt()).isEqualTo(byId.size());
        assertThat(first.get("totalIsExact").asBoolean()).isTrue();
        assertThat(list("search=" + talk.conversationId().substring(5)).get("entries"))
                .isNotEmpty();
    }

    /** Entries are sealed in their order: what happened before one that is shown is shown too. */
    private static void allIsSealed() {
        Instant now = Instant.now();
        list("limit=1");
        await("actorId=" + auditor.accountId() + "&from=" + now, 1);
    }

    @Test
    void pagesOfAllAreFoundByNumber() {
        long all = list("limit=1").get("total").asLong();

        JsonNode oldest = list("limit=500&offset=" + (all - 2));
        assertThat(oldest.get("entries")
                        .get(oldest.get("entries").size() - 1)
                        .get("integrity")
                        .get("seq")
                        .asLong())
                .isEqualTo(1);
        assertThat(oldest.get("nextCursor").isNull()).isTrue();
        assertThat(list("offset=2000000000").get("entries")).isEmpty();
    }

    private static List<String> positions(JsonNode page) {
        var ids = new ArrayList<String>();
        page.get("entries").forEach(entry -> ids.add(entry.get("id").asString()));
        return ids;
    }

    /** What readers see is slow for once; what it is made of is not. */
    @Test
    void aSearchThatTakesTooLongSaysWhatToDo() {
        JdbcClient sql = SERVER.bean(JdbcClient.class);
        String table = SERVER.bean(Generations.class)
                        .live(SERVER.bean(AuditView.class))
                        .orElseThrow()
                        .place()
                + ".audit";
        String shown = "create or replace view views.audit as select * from " + table;
        sql.sql(shown + " where pg_sleep(60) is not null").update();
        try {
            for (String path : List.of(LOG + "?", "/api/ledgerchat/v1/organization/audit_logs?")) {
                var answer = expect(503, auditor.get(path + "limit=5"));
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(json(answer).get("error").asString()).contains("too long", "shorter time");
            }
        } finally {
            sql.sql(shown).update();
        }
        assertThat(list("limit=5").get("entries")).hasSize(5);
    }

    @Test
    void readingIsRecordedAndNobodyElseReads() {
        list("limit=1");
        await("action=access.data-read&actorId=" + auditor.accountId(), 1);
        for (String path : List.of("", "/verify", "/export.csv", "/export.jsonl", "/" + "0".repeat(24))) {
            expect(403, ada.get(LOG + path));
        }
        expect(401, SERVER.client().get(LOG));
        expect(403, ada.get("/api/ledgerchat/v1/organization/audit_logs"));
        expect(403, ada.get("/api/ledgerchat/audit-log/tail"));
    }

    @Test
    void anAuditorChangesNothing() {
        expect(403, auditor.post("/api/admin/roles/ADMIN/members", Map.of("userId", auditor.accountId())));
        expect(403, auditor.post("/api/ledgerchat/ledger/keys", null));
        expect(403, auditor.post("/api/ledgerchat/views/account/rebuild", null));
    }

    @Test
    void theLastAdministratorStays() {
        TestClient admin = SERVER.administrator();
        assertThat(expect(400, admin.delete("/api/admin/roles/ADMIN/members/" + admin.accountId(), null))
                        .body())
                .contains("Cannot remove the last admin user");
        expect(404, admin.post("/api/admin/roles/NONE/members", Map.of("userId", admin.accountId())));
        expect(400, admin.post("/api/admin/roles/AUDITOR/members", Map.of()));
        assertThat(expect(200, admin.get("/api/admin/roles/AUDITOR/members")).body())
                .contains(auditor.accountId());
    }

    @Test
    void badQuestionsAreNamed() {
        assertThat(problem("action=x")).isEqualTo("Unknown action: x");
        assertThat(problem("from=2026-02-31")).isEqualTo("from: Invalid date");
        assertThat(problem("to=yesterday")).isEqualTo("to: Date must be ISO 8601");
        assertThat(problem("from=2026-02-03&to=2026-02-01")).isEqualTo("`from` must be earlier than `to`");
        assertThat(problem("limit=501")).isEqualTo("limit must be <= 500");
        assertThat(problem("limit=x")).isEqualTo("limit must be a number");
        assertThat(problem("cursor=0")).isEqualTo("cursor must be >= 1");
        assertThat(expect(400, auditor.get(LOG + "/xyz")).body()).isEqualTo("{\"error\":\"Invalid id\"}");
        expect(404, auditor.get(LOG + "/" + "f".repeat(24)));
    }

    @Test
    void theLogIsVerifiedAsAWhole() {
        JsonNode result = json(expect(200, auditor.get(LOG + "/verify")));
        assertThat(result.get("ok").asBoolean()).as(result.toString()).isTrue();
        assertThat(result.get("checked").asLong()).isPositive();
    }

    @Test
    void whatWasVerifiedIsNotReadAgainUnlessItIsAskedFor() {
        expect(200, auditor.get(LOG + "/verify"));

        JsonNode further = json(expect(200, auditor.get(LOG + "/verify")));
        JsonNode full = json(expect(200, auditor.get(LOG + "/verify?full=true")));

        assertThat(further.get("ok").asBoolean()).as(further.toString()).isTrue();
        assertThat(full.get("range").get("firstSeq").asLong()).isEqualTo(1);
        assertThat(further.get("checked").asLong())
                .isLessThan(full.get("checked").asLong());
        expect(400, auditor.get(LOG + "/verify?full=perhaps"));
    }

    @Test
    void aSpreadsheetIsMadeOfWhatIsAsked() {
        await("actorId=" + ada.accountId(), 4);
        String csv = expect(200, auditor.get(LOG + "/export.csv?actorId=" + ada.accountId()))
                .body();
        assertThat(csv)
                .startsWith("\uFEFFTimestamp,Category,Action")
                .endsWith("\r\n")
                .contains("conversation.started");
        assertThat(expect(200, auditor.get(LOG + "/export.csv?actorId=nobody"))
                        .body()
                        .lines())
                .hasSize(1);
        assertThat(AuditExport.cell("=1+1")).isEqualTo("'=1+1");
        assertThat(AuditExport.cell("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
    }

    /** Other tests put events into the log by hand; what is shown of those is not looked at here. */
    @Test
    void theExportedEntriesMakeTheRootOfTheCheckpoint() throws IOException {
        await("actorId=" + ada.accountId(), 4);
        signed();

        ExportCheck.Result result = proof("");

        assertThat(result.findings())
                .filteredOn(finding -> !finding.contains("does not show what its event says"))
                .isEmpty();
        assertThat(result.events())
                .isEqualTo(Objects.requireNonNull(result.checkpoint()).size());
        assertThat(result.leftOut()).isZero();
    }

    @Test
    void everyEntryThatAFilterChoseIsProvenToShowWhatItsEventSays() throws IOException {
        await("actorId=" + ada.accountId(), 4);
        signed();

        ExportCheck.Result result = proof("?actorId=" + ada.accountId());

        assertThat(result.findings()).isEmpty();
        assertThat(result.events()).isGreaterThanOrEqualTo(4);
        assertThat(proof("?actorId=nobody").findings()).isEmpty();
    }

    @Test
    void aSpreadsheetIsProvenByTheExportOfTheSameQuestion() throws IOException {
        await("actorId=" + ada.accountId(), 4);
        String question = "?to=" + Instant.now().truncatedTo(ChronoUnit.MILLIS) + "&actorId=" + ada.accountId();
        String table = expect(200, auditor.get(LOG + "/export.csv" + question)).body();
        signed();
        String export =
                expect(200, auditor.get(LOG + "/export.jsonl" + question)).body();

        TableCheck.Result result = TableCheck.check(
                new BufferedReader(new StringReader(table)), new BufferedReader(new StringReader(export)), keys());

        assertThat(result.findings()).isEmpty();
        assertThat(result.rows()).isGreaterThanOrEqualTo(4);
    }

    /** A checkpoint covers what was sealed by now. */
    private static void signed() {
        long size = json(auditor.get("/api/ledgerchat/ledger")).get("size").asLong();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> json(auditor.get("/api/ledgerchat/ledger"))
                                .path("checkpoint")
                                .asLong()
                        >= size);
    }

    private static ExportCheck.Result proof(String question) throws IOException {
        String export =
                expect(200, auditor.get(LOG + "/export.jsonl" + question)).body();
        return ExportCheck.check(new BufferedReader(new StringReader(export)), keys());
    }

    private static List<NoteKey> keys() {
        return expect(200, auditor.get("/api/ledgerchat/ledger/keys"))
                .body()
                .lines()
                .map(NoteKey::parse)
                .toList();
    }

    @Test
    void aCollectorReadsEveryEntryOnceAndInOrder() {
        await("actorId=" + ada.accountId(), 4);
        var seen = new ArrayList<Long>();
        String after = "";
        JsonNode page;
        do {
            page = json(
                    expect(200, auditor.get("/api/ledgerchat/v1/organization/audit_logs?order=asc&limit=100" + after)));
            page.get("data")
                    .forEach(entry -> seen.add(entry.get("integrity").get("seq").asLong()));
            after = "&after=" + page.get("last_id").asString();
        } while (page.get("has_more").asBoolean() && seen.size() < 1_000);

        assertThat(seen).isSorted().doesNotHaveDuplicates();
        assertThat(seen.getLast() - seen.getFirst()).isEqualTo(seen.size() - 1);
        JsonNode newest = json(expect(
                200,
                auditor.get("/api/ledgerchat/v1/organization/audit_logs?limit=1&"
                        + URLEncoder.encode("effective_at[gte]", StandardCharsets.UTF_8) + "=1")));
        assertThat(newest.get("object").asString()).isEqualTo("list");
        assertThat(newest.get("data").get(0).get("actor").get("type").asString())
                .isNotEmpty();
    }

    @Test
    void theTailShowsWhatHappensNow() throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(
                auditor.open("/api/ledgerchat/audit-log/tail?action=conversation.started")
                        .body(),
                StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(": following");
            ChatTurn said = ChatTurn.say(ada, "while somebody watches");
            // Others' entries that are sealed just now may come before.
            assertTimeoutPreemptively(
                    Duration.ofSeconds(60),
                    () -> assertThat(lines.lines()
                                    .anyMatch(
                                            line -> line.startsWith("data: ") && line.contains(said.conversationId())))
                            .isTrue());
        }
    }

    @Test
    void whoMayNoLongerReadIsToldNothingMore() throws IOException {
        TestClient admin = SERVER.administrator();
        TestClient former = SERVER.signedIn();
        expect(200, admin.post("/api/admin/roles/AUDITOR/members", Map.of("userId", former.accountId())));
        JsonNode key = json(expect(201, admin.post("/api/api-keys", Map.of("name", "collector"))));
        TestClient collector = SERVER.client().withToken(key.get("key").asString());
        try (var byRole = tail(former);
                var byKey = tail(collector)) {
            assertThat(byRole.readLine()).isEqualTo(": following");
            assertThat(byKey.readLine()).isEqualTo(": following");

            expect(200, admin.delete("/api/admin/roles/AUDITOR/members/" + former.accountId(), null));
            expect(204, admin.delete("/api/api-keys/" + key.get("id").asString(), null));

            // A stream that goes on would be read for ever.
            assertTimeoutPreemptively(
                    Duration.ofSeconds(60),
                    () -> byRole.lines().count() + byKey.lines().count());
        }
    }

    private static BufferedReader tail(TestClient reader) {
        return new BufferedReader(new InputStreamReader(
                reader.open("/api/ledgerchat/audit-log/tail").body(), StandardCharsets.UTF_8));
    }

    @Test
    void theConfigurationInForceIsInTheLog() {
        JsonNode entry = await("action=configuration.applied", 1).get("entries").get(0);
        assertThat(entry.get("category").asString()).isEqualTo("config");
        assertThat(entry.get("metadata").get("hash").asString()).matches("[0-9a-f]{16}");
    }

    @Test
    void aRefusedSignInIsDenied() {
        JsonNode found = await("outcome=denied", 1);
        assertThat(found.get("entries").get(0).get("severity").asString()).isEqualTo("warning");
    }

    @Test
    void thePortIsOpenedWhenTheConfigurationIsRecorded() {
        assertThat(SERVER.context()
                        .getBean("configurationInForce", SmartLifecycle.class)
                        .getPhase())
                .isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
    }

    @Test
    void anExportMayTakeLongerThanTheServersPatience() throws Exception {
        await("actorId=" + ada.accountId(), 4);
        var web = (TomcatWebServer) ((WebServerApplicationContext) SERVER.context()).getWebServer();
        Connector connector = web.getTomcat().getConnector();
        long patience = connector.getAsyncTimeout();
        var transactions = new TransactionTemplate(SERVER.bean(PlatformTransactionManager.class));
        connector.setAsyncTimeout(200);
        try {
            for (String path : List.of("/api/ledgerchat/ledger/export", LOG + "/export.jsonl")) {
                var export = new FutureTask<>(() -> auditor.get(path));
                transactions.executeWithoutResult(begun -> {
                    // Whoever exports reads them for the first lines.
                    SERVER.bean(JdbcClient.class)
                            .sql("lock table ledger.leaf, ledger.leaf_tile")
                            .update();
                    Thread.ofVirtual().start(export);
                    Awaitility.await()
                            .during(Duration.ofSeconds(3))
                            .atMost(Duration.ofSeconds(10))
                            .until(() -> !export.isDone());
                });
                assertThat(expect(200, export.get(2, TimeUnit.MINUTES)).body())
                        .startsWith("{\"format\"")
                        .endsWith("}\n");
            }
        } finally {
            connector.setAsyncTimeout(patience);
        }
    }

    @Test
    void aPollerGoesOnWithWhatIsNewerThanItsNewest() {
        await("actorId=" + ada.accountId(), 5);
        JsonNode all = feed("limit=100");
        String known = all.get("data").get(4).get("id").asString();

        JsonNode newer = feed("limit=2&before=" + known);

        assertThat(ids(newer)).isEqualTo(ids(all).subList(2, 4));
        assertThat(newer.get("has_more").asBoolean()).isTrue();
        JsonNode rest = feed("limit=2&before=" + newer.get("first_id").asString());
        assertThat(ids(rest)).isEqualTo(ids(all).subList(0, 2));
        assertThat(ids(feed("limit=2&after=" + ids(all).get(1)))).isEqualTo(ids(all).subList(2, 4));
    }

    /** Of somebody who does nothing more, so that pages stay as they are. */
    private static JsonNode feed(String question) {
        return json(expect(
                200,
                auditor.get("/api/ledgerchat/v1/organization/audit_logs?actor_ids%5B%5D=" + ada.accountId() + "&"
                        + question)));
    }

    private static List<String> ids(JsonNode page) {
        var ids = new ArrayList<String>();
        page.get("data").forEach(entry -> ids.add(entry.get("id").asString()));
        return ids;
    }

    @Test
    void whoseDoingsWereReadIsTold() {
        TestClient bea = SERVER.signedIn();
        ChatTurn said = ChatTurn.say(bea, "read by an auditor");
        list("actorId=" + bea.accountId());
        expect(200, auditor.get(LOG + "/export.csv?subject=" + bea.accountId()));
        expect(200, auditor.get("/api/ledgerchat/history/conversation/" + said.conversationId()));

        JsonNode read =
                await("action=access.data-read&actorId=" + auditor.accountId() + "&subject=" + bea.accountId(), 3);

        assertThat(read.get("entries").toString())
                .contains("\"action\":\"search\"", "\"action\":\"export\"", "\"action\":\"history\"");
        assertThat(read.get("entries"))
                .filteredOn(entry -> entry.get("target").get("type").asString().equals("audit-log"))
                .allSatisfy(entry ->
                        assertThat(entry.get("target").get("id").asString()).matches("(list|csv)/[0-9a-f]{16}"));
    }

    private static JsonNode list(String question) {
        return json(expect(200, auditor.get(LOG + "?" + question)));
    }

    private static String problem(String question) {
        return json(expect(400, auditor.get(LOG + "?" + question))).get("error").asString();
    }

    /** Entries come in when they are sealed, within a second or two. */
    private static JsonNode await(String question, int least) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> list(question), found -> found.get("entries").size() >= least);
    }
}
