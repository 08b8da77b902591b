package io.ledgerchat.api.ledger;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who could read what, at a moment and on a day. */
class PastReadersIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static TestClient admin;
    private static TestClient auditor;
    private static TestClient ada;
    private static TestClient bob;
    private static SavedAgent agent;

    @BeforeAll
    static void peopleShare() {
        admin = SERVER.administrator();
        auditor = SERVER.signedIn();
        expect(200, admin.post("/api/admin/roles/AUDITOR/members", Map.of("userId", auditor.accountId())));
        ada = SERVER.signedIn();
        bob = SERVER.signedIn();
        agent = SavedAgent.by(ada, Map.of());
        access(List.of(viewer("user", bob.accountId())), List.of());
        access(List.of(), List.of(viewer("user", bob.accountId())));
    }

    private static void access(List<?> updated, List<?> removed) {
        expect(
                200,
                admin.put(
                        "/api/permissions/agent/" + agent.documentId(),
                        Map.of("updated", updated, "removed", removed)));
    }

    private static Map<String, Object> viewer(String type, String id) {
        return Map.of("type", type, "id", id, "accessRoleId", "agent_viewer");
    }

    @Test
    void whatWasSharedForAnHourOfADayWasReadThatDay() {
        String thing = "agent/" + agent.id();
        eventually(() -> assertThat(names(thing, now())).containsExactly("user:" + ada.accountId()));

        JsonNode past = reader(readers(thing, day(), "").get("readers"), bob);
        assertThat(Instant.parse(past.get("until").asString()))
                .isAfterOrEqualTo(Instant.parse(past.get("since").asString()));
        assertThat(past.get("role").asString()).isEqualTo("viewer");
        expect(404, auditor.get("/api/ledgerchat/history/agent/" + agent.id() + "/readers/2001-01-01"));
    }

    @Test
    void readersAreToldByPages() {
        eventually(() -> assertThat(oneByOne("agent/" + agent.id()))
                .containsSubsequence("user:" + ada.accountId(), "user:" + bob.accountId())
                .doesNotHaveDuplicates());
    }

    private static List<String> oneByOne(String thing) {
        var found = new ArrayList<String>();
        String after = "0";
        do {
            JsonNode page = readers(thing, day(), "?limit=1&after=" + after);
            assertThat(page.get("readers").size()).isLessThanOrEqualTo(1);
            page.get("readers")
                    .forEach(reader -> found.add(reader.get("principal").asString()));
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        return found;
    }

    @Test
    void whoIsGoneIsAReaderNoMore() {
        TestClient carol = SERVER.signedIn();
        String carols = "user:" + carol.accountId();
        String group = json(expect(
                        201,
                        admin.post(
                                "/api/admin/groups",
                                Map.of("name", "Some", "memberIds", List.of(carol.accountId(), bob.accountId())))))
                .at("/group/_id")
                .asString();
        SavedAgent shared = SavedAgent.by(ada, Map.of());
        expect(
                200,
                admin.put(
                        "/api/permissions/agent/" + shared.documentId(),
                        Map.of("updated", List.of(viewer("group", group)), "removed", List.of())));
        eventually(() -> assertThat(names("agent/" + shared.id(), now())).contains(carols, "user:" + bob.accountId()));

        expect(200, carol.delete("/api/user/delete", null));

        eventually(() -> assertThat(names("agent/" + shared.id(), now()))
                .contains("user:" + bob.accountId())
                .doesNotContain(carols));
        assertThat(names("group/" + group, now())).containsExactly("user:" + bob.accountId());
        assertThat(names("group/" + group, day())).contains(carols);
    }

    @Test
    void whatIsNeverSharedIsReadByItsOwner() {
        ChatTurn turn = ChatTurn.say(ada, "a message of mine");
        String project = json(expect(201, ada.post("/api/projects", Map.of("name", "Travel"))))
                .get("_id")
                .asString();
        expect(201, ada.post("/api/presets", Map.of("title", "Mine")));
        for (String thing : List.of(
                "message/" + turn.messageId(),
                "message/" + turn.replyId(),
                "project/" + project,
                "presets/" + ada.accountId(),
                "account/" + ada.accountId())) {
            eventually(() -> assertThat(names(thing, day())).as(thing).containsExactly("user:" + ada.accountId()));
        }
        expect(404, auditor.get("/api/ledgerchat/history/role/AUDITOR/readers/" + day()));
    }

    @Test
    void aMessageIsReadByWhoeverOpensTheLinkToItsConversationUntilItIsDeleted() {
        ChatTurn turn = ChatTurn.say(ada, "a message for all");
        expect(200, ada.post("/api/share/" + turn.conversationId(), Map.of()));
        String thing = "message/" + turn.replyId();
        eventually(() -> assertThat(names(thing, now())).contains("user:" + ada.accountId(), "public:"));

        expect(204, ada.delete("/api/messages/" + turn.conversationId() + "/" + turn.replyId(), null));

        eventually(() -> assertThat(names(thing, now())).isEmpty());
        assertThat(names(thing, day())).contains("user:" + ada.accountId(), "public:");
    }

    private static String day() {
        return now().substring(0, 10);
    }

    private static String now() {
        return Instant.now().toString();
    }

    private static void eventually(ThrowingRunnable holds) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(holds);
    }

    private static JsonNode readers(String thing, String moment, String page) {
        return json(expect(200, auditor.get("/api/ledgerchat/history/" + thing + "/readers/" + moment + page)));
    }

    private static List<String> names(String thing, String moment) {
        return readers(thing, moment, "")
                .get("readers")
                .valueStream()
                .map(reader -> reader.get("principal").asString())
                .filter(principal -> !principal.startsWith("group:"))
                .distinct()
                .toList();
    }

    private static JsonNode reader(JsonNode readers, TestClient person) {
        return readers.valueStream()
                .filter(reader -> reader.get("principal").asString().equals("user:" + person.accountId()))
                .findFirst()
                .orElseThrow();
    }
}
