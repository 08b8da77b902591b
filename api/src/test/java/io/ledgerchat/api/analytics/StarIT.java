package io.ledgerchat.api.analytics;

import static io.ledgerchat.api.support.TestClient.expect;
import static org.assertj.core.api.Assertions.assertThat;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.HydratorSupplier;
import blue.strategic.parquet.ParquetReader;
import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.configuration.Home;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageEvent.ContentPartEdited;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.analytics.Star;
import io.ledgerchat.query.support.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What was said, asked, called and paid, as facts around dimensions, in the database and in files. */
class StarIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static TestClient ada;
    private static SavedAgent agent;
    private static ChatTurn turn;
    private static LocalDate day;

    @BeforeAll
    static void somethingIsUsed() {
        ada = SERVER.signedIn();
        agent = SavedAgent.by(ada, Map.of("model", "fake-echo", "tools", List.of("calculator")));
        day = LocalDate.now(ZoneOffset.UTC);
        turn = agent.ask("tool:calculator:{\"input\":\"6*7\"}");
        TestClient counted = SERVER.signedIn();
        ChatTurn.say(counted, "usage:what this costs");
        expect(
                201,
                SERVER.administrator()
                        .post("/api/admin/groups", Map.of("name", "Readers", "memberIds", List.of(ada.accountId()))));
    }

    @Test
    void aReplyIsOneFactAndItsCallsAreOthers() {
        var reply = row("select * from views.fact_reply where reply = ?", turn.replyId());
        assertThat(reply).containsEntry("agent", agent.id()).containsEntry("ending", "completed");
        assertThat(((Number) reply.get("calls")).longValue()).isEqualTo(2);
        assertThat(row("select * from views.fact_tool_call where within = ?", turn.replyId()))
                .containsEntry("tool", "calculator")
                .containsEntry("outcome", "completed")
                .containsEntry("person", ada.accountId());
        assertThat(row("select * from views.dim_agent where agent = ?", agent.id()))
                .containsEntry("name", "Contract reviewer")
                .containsEntry("made_by", ada.accountId());
        assertThat(row("select * from views.person_group where person = ?", ada.accountId()))
                .containsEntry("until", null);
        assertThat(row("select * from views.dim_endpoint where endpoint = ?", "Fake"))
                .containsEntry("provider", "OPENAI");
    }

    @Test
    void anEditedReplyCountsAsItIsNow() {
        var recorder = new Recorder(SERVER);
        var talk = recorder.start("Fjords");
        var reply = recorder.reply(talk, MessageId.ROOT, new ContentPart.Text("A long inlet."));
        recorder.record(new ContentPartEdited(
                reply, talk, recorder.owner(), 0, Personal.of(talk, "An inlet."), 77, recorder.tick()));
        recorder.awaitViews();

        assertThat(row("select * from views.fact_message where message = ?", reply.value()))
                .containsEntry("tokens", 77);
    }

    @Test
    void whoeverIsGoneLeavesTheirGroupsAndAnAgentThatIsGoneItsName() {
        TestClient carol = SERVER.signedIn();
        String carols = carol.accountId();
        SavedAgent gone = SavedAgent.by(ada, Map.of());
        expect(
                201,
                SERVER.administrator()
                        .post("/api/admin/groups", Map.of("name", "Leavers", "memberIds", List.of(carols))));
        expect(200, carol.delete("/api/user/delete", null));
        expect(200, ada.delete(gone.path(), null));
        new Recorder(SERVER).awaitViews();

        assertThat(row("select * from views.person_group where person = ?", carols)
                        .get("until"))
                .isNotNull();
        assertThat(row("select * from views.dim_agent where agent = ?", gone.id()))
                .containsEntry("name", null)
                .extractingByKey("deleted_at")
                .isNotNull();
    }

    @Test
    void tokensCostWhatTheyCostWhenTheModelWasAsked() {
        var cost = SERVER.bean(JdbcClient.class).sql("""
                        select bool_and(cost_usd = (input_tokens * input_rate + output_tokens * output_rate)
                            / 1000000000000.0) as right, count(*) as calls
                        from views.fact_model_call
                        where input_tokens > 0 and coalesce(cache_read_tokens, 0) = 0
                          and coalesce(cache_write_tokens, 0) = 0""").query().singleRow();
        assertThat(((Number) cost.get("calls")).longValue()).isPositive();
        assertThat(cost.get("right")).isEqualTo(true);
    }

    @Test
    void theStarIsTakenOutInParquet() throws IOException {
        Path folder = Files.createDirectories(RunningLedgerChat.temporaryHome().resolve("star"));
        var star = SERVER.bean(Star.class);
        for (String table : star.tables()) {
            long written = star.write(table, folder.resolve(table + ".parquet"), false);
            assertThat(rows(folder.resolve(table + ".parquet"))).as(table).hasSize((int) written);
        }

        var facts = rows(folder.resolve("fact_message.parquet"));
        var said = facts.stream()
                .filter(fact -> turn.messageId().equals(fact.get("message")))
                .findFirst()
                .orElseThrow();
        assertThat(said).containsEntry("by_person", true).containsEntry("person", ada.accountId());
        assertThat(LocalDate.ofEpochDay((Integer) said.get("day"))).isBetween(day, LocalDate.now(ZoneOffset.UTC));
        assertThat(rows(folder.resolve("dim_person.parquet")).toString())
                .contains(ada.accountId())
                .doesNotContain(ada.email());
    }

    @Test
    void oneTableIsTakenOutAtATimeByWayOfTheHomeFolder() throws Exception {
        TestClient admin = SERVER.administrator();
        JdbcClient sql = SERVER.bean(JdbcClient.class);
        var transaction = new TransactionTemplate(SERVER.bean(PlatformTransactionManager.class));
        Path folder = SERVER.bean(Home.class).path().resolve("exporting");
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = transaction.execute(status -> {
                sql.sql("lock table views.dim_model in access exclusive mode").update();
                var asked = executor.submit(() -> admin.bytes("/api/ledgerchat/analytics/dim_model.parquet")
                        .statusCode());
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> sql.sql("select count(*) > 0 from pg_stat_activity where wait_event_type = 'Lock'"
                                        + " and query like '%views.dim_model%'")
                                .query(Boolean.class)
                                .single());
                expect(429, admin.get("/api/ledgerchat/analytics/dim_agent.parquet"));
                assertThat(folder).isDirectory();
                return asked;
            });
            assertThat(first.get()).isEqualTo(200);
        }
        assertThat(admin.bytes("/api/ledgerchat/analytics/dim_agent.parquet").statusCode())
                .isEqualTo(200);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void auditorsTakeItOutTooAndLeaveATrace() {
        TestClient auditor = SERVER.signedIn();
        expect(403, auditor.get("/api/ledgerchat/analytics"));
        expect(403, auditor.get("/api/ledgerchat/analytics/fact_message.parquet"));
        expect(
                200,
                SERVER.administrator().post("/api/admin/roles/AUDITOR/members", Map.of("userId", auditor.accountId())));

        assertThat(expect(200, auditor.get("/api/ledgerchat/analytics")).body()).contains("fact_tool_call");
        assertThat(auditor.bytes("/api/ledgerchat/analytics/dim_model.parquet").body())
                .startsWith((byte) 'P', (byte) 'A', (byte) 'R', (byte) '1');
        expect(404, auditor.get("/api/ledgerchat/analytics/account.parquet"));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> expect(
                                200,
                                auditor.get("/api/admin/audit-log?resource=analytics:dim_model&actorId="
                                        + auditor.accountId()))
                        .body()
                        .contains("\"export\""));
    }

    private static Map<String, Object> row(String sql, String parameter) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> SERVER.bean(JdbcClient.class)
                                .sql(sql)
                                .param(parameter)
                                .query()
                                .listOfRows(),
                        rows -> !rows.isEmpty())
                .getFirst();
    }

    private static List<Map<String, Object>> rows(Path file) throws IOException {
        var hydrator = new Hydrator<Map<String, Object>, Map<String, Object>>() {
            @Override
            public Map<String, Object> start() {
                return new LinkedHashMap<>();
            }

            @Override
            public Map<String, Object> add(Map<String, Object> target, String heading, Object value) {
                target.put(heading, value);
                return target;
            }

            @Override
            public Map<String, Object> finish(Map<String, Object> target) {
                return target;
            }
        };
        try (var rows = ParquetReader.streamContent(file.toFile(), HydratorSupplier.constantly(hydrator))) {
            return rows.toList();
        }
    }
}
