package io.ledgerchat.query.view;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.Rebuilding;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A rebuild is asked for, watched, stopped, resumed, and outlives its node; an event a view cannot take is decided on. */
class RebuildDeskIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final Duration BOUND = Duration.ofMinutes(3);

    private final Rebuilds rebuilds = SERVER.bean(Rebuilds.class);
    private final JdbcClient sql = SERVER.bean(JdbcClient.class);
    private final TestClient admin = SERVER.administrator();

    @Test
    void aRebuildTellsItsProgressAndItsEnd() {
        ChatTurn.say(SERVER.signedIn(), "to be filled again");

        String lines = expect(200, admin.post("/api/ledgerchat/views/account/rebuild?polite=true", null))
                .body();

        assertThat(lines).contains("differences found: 0");
        assertThat(json(expect(200, admin.get("/api/ledgerchat/views"))).get("figures"))
                .isNotEmpty()
                .allSatisfy(figure -> assertThat(figure.get("speed").asLong(-1))
                        .as(figure.toString())
                        .isNotNegative());
        JsonNode last = json(expect(200, admin.get("/api/ledgerchat/views/rebuilds")))
                .get("rebuilds")
                .get(0);
        assertThat(expect(
                                200,
                                admin.get("/api/ledgerchat/views/rebuilds/"
                                        + last.get("id").asLong() + "/events"))
                        .body())
                .contains("event: end");
        expect(404, admin.post("/api/ledgerchat/views/nothing/rebuild", null));
        expect(404, admin.post("/api/ledgerchat/views/rebuilds/999999/stop", null));
        expect(404, admin.post("/api/ledgerchat/views/rebuilds/999999/resume", null));
        expect(403, SERVER.signedIn().post("/api/ledgerchat/views/account/rebuild", null));
    }

    @Test
    void aRebuildThatFailsInPassingGoesOn() {
        sql.sql("create sequence ledger.failures").update();
        sql.sql("""
                create function ledger.fail_once() returns trigger language plpgsql as $$
                begin
                  if nextval('ledger.failures') = 1 then
                    raise exception 'in passing';
                  end if;
                  return new;
                end $$""").update();
        sql.sql("create trigger fail_once before update on ledger.rebuild for each row"
                        + " when (new.view = 'bookmark' and new.position <> old.position)"
                        + " execute function ledger.fail_once()")
                .update();
        try {
            Rebuild rebuild = Rebuilding.of(SERVER, "bookmark");

            assertThat(rebuild.state()).as(rebuild.line()).isEqualTo("done");
            assertThat(rebuild.differences()).isZero();
            assertThat(sql.sql("select last_value from ledger.failures")
                            .query(Long.class)
                            .single())
                    .isGreaterThan(1);
        } finally {
            sql.sql("drop trigger fail_once on ledger.rebuild").update();
            sql.sql("drop function ledger.fail_once").update();
            sql.sql("drop sequence ledger.failures").update();
        }
    }

    @Test
    void aRebuildOfADeadNodeIsTakenOver() {
        long id = sql.sql("insert into ledger.rebuild (view, polite, wanted, state, requested_by, node, beat)"
                        + " values ('forgetting', false, 'run', 'filling', 'test', 'dead', now() - interval '1 minute')"
                        + " returning id")
                .query(Long.class)
                .single();

        await().atMost(BOUND)
                .until(() -> rebuilds.find(id).orElseThrow().state().equals("done"));
    }

    @Test
    void oneThatWasToStopWhenItsNodeDiedIsStoppedAndCanGoOn() {
        long id = sql.sql("insert into ledger.rebuild (view, polite, wanted, state, requested_by, node, beat)"
                        + " values ('forgetting', false, 'stop', 'filling', 'test', 'dead', now() - interval '1 minute')"
                        + " returning id")
                .query(Long.class)
                .single();

        await().atMost(BOUND)
                .until(() -> rebuilds.find(id).orElseThrow().state().equals("stopped"));

        assertThat(rebuilds.resume(id)).isTrue();
        await().atMost(BOUND)
                .until(() -> rebuilds.find(id).orElseThrow().state().equals("done"));
    }

    @Test
    void oneWithoutItsNodeIsStoppedAtOnce() {
        sql.sql("delete from ledger.rebuild where view = 'nobody fills it'").update();
        long id = sql.sql("insert into ledger.rebuild (view, polite, wanted, state, requested_by, node, beat)"
                        + " values ('nobody fills it', false, 'stop', 'comparing', 'test', 'dead',"
                        + " now() + interval '1 minute') returning id")
                .query(Long.class)
                .single();
        assertThat(rebuilds.stop(id)).isTrue();
        assertThat(rebuilds.find(id).orElseThrow().state()).isEqualTo("comparing");
        sql.sql("update ledger.rebuild set beat = now() - interval '21 seconds' where id = ?")
                .param(id)
                .update();

        rebuilds.stop(id);

        assertThat(rebuilds.find(id).orElseThrow().state()).isEqualTo("stopped");
        sql.sql("delete from ledger.rebuild where id = ?").param(id).update();
    }

    @Test
    void oneThatDiffersIsShownToReadersOnlyWhenThatIsAccepted() {
        expect(200, SERVER.signedIn().post("/api/tags", Map.of("tag", "spoiled")));
        sql.sql("update " + place("bookmark") + ".bookmark set description = 'by hand' where tag = 'spoiled'")
                .update();
        String live = place("bookmark");

        Rebuild refused = Rebuilding.of(SERVER, "bookmark");

        assertThat(refused.line()).contains("failed").contains("differences found: 2");
        assertThat(refused.differences()).isEqualTo(2);
        assertThat(place("bookmark")).isEqualTo(live);

        String lines = expect(
                        200,
                        admin.post("/api/ledgerchat/views/bookmark/rebuild?acceptDifferences=true&keepOld=true", null))
                .body();

        assertThat(lines).contains("readers see the new one; differences found: 2");
        assertThat(recorded("access.data-read", "resource", "view:bookmark", "action"))
                .last()
                .isEqualTo("rebuild+accept-differences+keep-old");
        assertThat(recorded("view.rebuild-ended", "view", "bookmark", "end")).endsWith("failed", "switched");
        assertThat(recorded("view.rebuild-ended", "view", "bookmark", "differences"))
                .endsWith("2", "2");
        assertThat(recorded("view.rebuild-ended", "view", "bookmark", "acceptDifferences"))
                .endsWith("false", "true");
        assertThat(place("bookmark")).isNotEqualTo(live);
        assertThat(descriptions(live)).contains("by hand");
        assertThat(descriptions("views")).doesNotContain("by hand");

        assertThat(Rebuilding.of(SERVER, "bookmark").differences()).isZero();
        assertThat(generations("bookmark")).hasSize(1);
    }

    /** What events of a kind say, the newest last. */
    private List<String> recorded(String kind, String about, String value, String component) {
        return sql.sql("""
                        select said ->> :component from (
                          select global_index, convert_from(payload, 'UTF8')::jsonb as said
                          from ledger.domain_event_entry where payload_type = :kind) as stored
                        where said ->> :about = :value order by global_index""")
                .param("component", component)
                .param("kind", kind)
                .param("about", about)
                .param("value", value)
                .query(String.class)
                .list();
    }

    private String place(String view) {
        return generations(view).stream()
                .filter(Generation::live)
                .findFirst()
                .orElseThrow()
                .place();
    }

    private List<Generation> generations(String view) {
        return SERVER.bean(Generations.class)
                .of(SERVER.bean(ViewProcessors.class).views().stream()
                        .filter(known -> known.name().equals(view))
                        .findFirst()
                        .orElseThrow());
    }

    private List<String> descriptions(String schema) {
        return sql.sql("select coalesce(description, '') from " + schema + ".bookmark")
                .query(String.class)
                .list();
    }

    @Test
    void aStoppedRebuildGoesOnWhenItIsResumed() {
        long id = sql.sql("insert into ledger.rebuild (view, polite, wanted, state, requested_by)"
                        + " values ('audit', false, 'stop', 'stopped', 'test') returning id")
                .query(Long.class)
                .single();
        assertThat(rebuilds.request(new RebuildOrder("audit", false, false, false, "test")))
                .isEmpty();
        assertThat(rebuilds.stop(id)).isFalse();

        assertThat(rebuilds.resume(id)).isTrue();

        await().atMost(BOUND)
                .until(() -> rebuilds.find(id).orElseThrow().state().equals("done"));
        assertThat(rebuilds.find(id).orElseThrow().differences()).isZero();
    }

    @Test
    void anEventThatAViewCannotTakeIsPassedOverWithAReason() {
        TestClient person = SERVER.signedIn();
        ChatTurn turn = ChatTurn.say(person, "before the venom");
        String table = place("conversation") + ".conversation";
        sql.sql("alter table " + table + " add constraint venom check (title is distinct from 'Venom')")
                .update();
        try {
            expect(
                    201,
                    person.post(
                            "/api/convos/update",
                            Map.of("arg", Map.of("conversationId", turn.conversationId(), "title", "Venom"))));
            JsonNode letter = await().atMost(BOUND).until(this::waiting, found -> found != null);
            String path = "/api/ledgerchat/dead-letters/conversation/"
                    + letter.get("eventId").asString() + "/skip";
            assertThat(letter.toString()).doesNotContain("Venom");
            assertThat(letter.get("kind").asString()).startsWith("conversation.");
            assertThat(letter.get("position").asLong()).isPositive();
            expect(400, admin.post(path, Map.of()));
            expect(403, person.post(path, Map.of("reason", "x")));
            expect(200, admin.post("/api/ledgerchat/dead-letters/conversation/retry", null));
            expect(404, admin.post("/api/ledgerchat/dead-letters/" + "x".repeat(200) + "/retry", null));

            expect(200, admin.post(path, Map.of("reason", "a faulty title")));

            expect(404, admin.post(path, Map.of("reason", "again")));
            await().atMost(BOUND).until(() -> SERVER.bean(ViewProcessors.class).awaitHead());
        } finally {
            sql.sql("alter table " + table + " drop constraint if exists venom").update();
        }
        assertThat(expect(200, person.get("/api/convos/" + turn.conversationId()))
                        .body())
                .doesNotContain("Venom");
    }

    @Test
    void whatTheFormerOneWaitedAtIsNotWaitedAtByTheNext() {
        sql.sql("insert into ledger.dead_letter (view, event_id, error, times) values"
                        + " ('account', 'waited-at', 'Damaged', 1)")
                .update();

        assertThat(Rebuilding.of(SERVER, "account").differences()).isZero();

        assertThat(sql.sql("select event_id from ledger.dead_letter where view = 'account' and skipped_at is null")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void anEventThatAViewCanTakeAfterAllIsNotWaitedAtAnyLonger() {
        TestClient person = SERVER.signedIn();
        ChatTurn turn = ChatTurn.say(person, "before the antidote");
        String table = place("conversation") + ".conversation";
        sql.sql("alter table " + table + " add constraint dose check (title is distinct from 'Dose')")
                .update();
        JsonNode letter;
        try {
            expect(
                    201,
                    person.post(
                            "/api/convos/update",
                            Map.of("arg", Map.of("conversationId", turn.conversationId(), "title", "Dose"))));
            letter = await().atMost(BOUND).until(this::waiting, found -> found != null);
        } finally {
            sql.sql("alter table " + table + " drop constraint dose").update();
        }

        expect(200, admin.post("/api/ledgerchat/dead-letters/conversation/retry", null));

        await().atMost(BOUND).until(() -> waiting() == null);
        String skip = "/api/ledgerchat/dead-letters/conversation/"
                + letter.get("eventId").asString() + "/skip";
        expect(404, admin.post(skip, Map.of("reason", "too late")));
        assertThat(json(person.get("/api/convos/" + turn.conversationId()))
                        .get("title")
                        .asString())
                .isEqualTo("Dose");
    }

    private JsonNode waiting() {
        for (JsonNode letter :
                json(expect(200, admin.get("/api/ledgerchat/dead-letters"))).get("deadLetters")) {
            if (letter.get("view").asString().equals("conversation") && !letter.hasNonNull("skippedAt")) {
                return letter;
            }
        }
        return null;
    }
}
