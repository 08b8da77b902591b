package io.ledgerchat.api.ledger;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.command.access.KeyedHash;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How much is used, in the contract's shape, for administrators where it is switched on. */
class InsightsIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    @Test
    void whatWasSaidIsCounted() {
        TestClient admin = SERVER.administrator();
        expect(404, admin.get("/api/admin/insights"));
        expect(404, admin.get("/api/admin/insights/access"));
        assertThat(isOffered(admin)).isFalse();
        String username = "captain" + Ids.objectId().substring(0, 8);
        TestClient person = called(username);
        ChatTurn turn = ChatTurn.say(person, "count me");
        String fork = fork(person, turn);
        try (RunningLedgerChat shown = SERVER.alongside(Map.of("ENABLE_INSIGHTS", "true"))) {
            TestClient there = shown.client().withToken(admin.token());
            assertThat(expect(200, there.get("/api/admin/insights/access")).body())
                    .isEqualTo("{\"access\":true}");
            expect(403, shown.client().withToken(person.token()).get("/api/admin/insights"));
            assertThat(isOffered(there)).isTrue();

            JsonNode all = json(expect(
                    200,
                    there.get("/api/admin/insights?range=24h&timeZone=Europe/Berlin&search=" + turn.conversationId())));

            assertThat(all.get("summary").get("totalUsers").asLong()).isPositive();
            assertThat(all.get("summary").get("totalTokens").asLong()).isPositive();
            assertThat(all.get("daily").get(0).get("date").asString()).matches("\\d{4}-\\d{2}-\\d{2}");
            assertThat(all.get("topUsers"))
                    .as("at most eight, whoever said most comes first")
                    .hasSizeBetween(1, 8)
                    .extracting(user -> user.get("messages").asLong())
                    .isSortedAccordingTo(Comparator.reverseOrder());
            JsonNode latest = all.get("latest").get("conversations");
            assertThat(latest).hasSize(1);
            assertThat(latest.get(0).get("firstMessage").asString()).isEqualTo("count me");
            assertThat(latest.get(0).get("messages").asLong()).isEqualTo(2);
            assertThat(all.get("latest").get("pages").asLong()).isEqualTo(1);

            JsonNode forks = json(expect(200, there.get("/api/admin/insights?range=24h&search=" + fork)));
            assertThat(forks.at("/latest/conversations/0/messages").asLong())
                    .as("what was copied and what was said there since")
                    .isEqualTo(4);

            JsonNode hers = json(expect(200, there.get("/api/admin/insights?range=24h&search=" + username)));
            assertThat(hers.at("/latest/conversations/0/firstMessage").asString())
                    .isEqualTo("count me");
        }
        List<JsonNode> reads = readsOf(admin, person);
        assertThat(reads)
                .extracting(read -> read.at("/target/id").asString())
                .as("each search by its own hash")
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).matches("insights/[0-9a-f]{16}"));
        assertThat(reads.toString()).as("what was looked for").doesNotContain(username, turn.conversationId());
    }

    @Test
    void whoIsOnlyNamedWithTheirFiguresWasLookedAtToo() {
        TestClient admin = SERVER.administrator();
        ChatTurn.say(SERVER.signedIn(), "count me");
        String search = "nobody-" + Ids.uuid();
        Set<String> named;
        try (RunningLedgerChat shown = SERVER.alongside(Map.of("ENABLE_INSIGHTS", "true"))) {
            TestClient there = shown.client().withToken(admin.token());
            JsonNode all = json(expect(200, there.get("/api/admin/insights?range=24h&search=" + search)));
            assertThat(all.at("/latest/conversations")).isEmpty();
            named = Stream.of("topUsers", "churnedUsers")
                    .flatMap(list -> all.get(list).valueStream())
                    .map(person -> person.get("userId").asString())
                    .filter(person -> !person.equals(admin.accountId()))
                    .collect(Collectors.toSet());
        }

        assertThat(named).isNotEmpty();
        String look = "analytics:insights/"
                + SERVER.bean(KeyedHash.class).of("insights-search", search).substring(0, 16);
        Awaitility.await()
                .untilAsserted(() -> assertThat(json(expect(200, admin.get("/api/admin/audit-log?resource=" + look)))
                                .get("entries")
                                .valueStream()
                                .map(read -> read.path("subject").asString("nobody")))
                        .containsExactlyInAnyOrderElementsOf(named));
    }

    /** The three looks at what she said; they come in when they are sealed, among the looks for them. */
    private static List<JsonNode> readsOf(TestClient admin, TestClient person) {
        String question = "action=access.data-read&targetType=analytics&actorId=" + admin.accountId() + "&subject="
                + person.accountId();
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .until(
                        () -> json(expect(200, admin.get("/api/admin/audit-log?" + question)))
                                .get("entries")
                                .valueStream()
                                .toList(),
                        entries -> entries.size() == 3);
    }

    /** The id of a copy in which she went on. */
    private static String fork(TestClient person, ChatTurn turn) {
        var order = Map.of("conversationId", turn.conversationId(), "messageId", turn.replyId());
        JsonNode copy = json(expect(200, person.post("/api/convos/fork", order)));
        String conversation = copy.at("/conversation/conversationId").asString();
        String last = copy.at("/messages/1/messageId").asString();
        JsonNode started =
                ChatTurn.start(person, "and me", Map.of("conversationId", conversation, "parentMessageId", last));
        return ChatTurn.hear(person, started).conversationId();
    }

    /** Without this the web client shows no way there. */
    private static boolean isOffered(TestClient reader) {
        return json(expect(200, reader.get("/api/config")))
                .get("insightsEnabled")
                .asBoolean();
    }

    /** Neither name nor address tell what she is called. */
    private static TestClient called(String username) {
        String address = Ids.objectId() + "@example.com";
        expect(
                200,
                SERVER.client()
                        .post(
                                "/api/auth/register",
                                Map.of(
                                        "name",
                                        "Grace",
                                        "username",
                                        username,
                                        "email",
                                        address,
                                        "password",
                                        TestClient.PASSWORD,
                                        "confirm_password",
                                        TestClient.PASSWORD)));
        return SERVER.client().signIn(address);
    }
}
