package io.ledgerchat.api.ledger;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.MultipartBody;
import io.ledgerchat.api.support.Rebuilding;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.command.file.WhenFileDeletedThenBytesAreRemoved;
import io.ledgerchat.infra.key.KeyDestruction;
import io.ledgerchat.query.view.ViewProcessors;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** How things were, what is held, what would go: who may ask for it, and what is told. */
class HistoryAndHoldsIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    /** When a key goes that was to go 30 days after its thing, and before that of where today's visitors came from. */
    private static final Duration BEHIND_GRACE = Duration.ofDays(31);

    private static TestClient admin;
    private static TestClient auditor;
    private static TestClient ada;
    private static ChatTurn kept;
    private static Instant beforeTheChange;

    @BeforeAll
    static void peopleTalk() {
        admin = SERVER.administrator();
        auditor = SERVER.signedIn();
        expect(200, admin.post("/api/admin/roles/AUDITOR/members", Map.of("userId", auditor.accountId())));
        ada = SERVER.signedIn();
        kept = ChatTurn.say(ada, "keep the magpie");
        expect(201, ada.post("/api/convos/update", rename(kept, "Magpies")));
        beforeTheChange = Instant.now();
        expect(201, ada.post("/api/convos/update", rename(kept, "Corvids")));
    }

    @Test
    void itWasLikeThisThen() {
        String path = "/api/ledgerchat/history/conversation/" + kept.conversationId();
        expect(403, ada.get(path));
        JsonNode changes = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> json(expect(200, auditor.get(path))), HistoryAndHoldsIT::hasBothRenames);
        JsonNode started = changes.get("changes").get(0);
        assertThat(started.get("action").asString()).isEqualTo("conversation.started");
        assertThat(started.get("toPosition").asLong())
                .isGreaterThan(started.get("fromPosition").asLong());

        JsonNode then = json(expect(200, auditor.get(path + "/at/" + beforeTheChange)));
        JsonNode now = json(expect(200, auditor.get(path + "/at/" + Instant.now())));
        String conversation = "conversation:" + kept.conversationId();
        assertThat(then.get("state").get(conversation).get("title").asString()).isEqualTo("Magpies");
        assertThat(now.get("state").get(conversation).get("title").asString()).isEqualTo("Corvids");
        assertThat(now.get("state").toString()).contains("keep the magpie");
        assertThat(now.has("validTo")).isFalse();

        JsonNode difference =
                json(expect(200, auditor.get(path + "/difference?from=" + beforeTheChange + "&to=" + Instant.now())));
        assertThat(difference.get("differences"))
                .anySatisfy(one -> assertThat(one.get("path").asString()).isEqualTo(conversation + "/title"));

        JsonNode readers = json(expect(200, auditor.get(path + "/readers/" + Instant.now())));
        assertThat(readers.get("readers").get(0).get("principal").asString()).isEqualTo("user:" + ada.accountId());
        assertThat(readers.get("readers").get(0).get("role").asString()).isEqualTo("owner");

        String event = changes.get("changes").get(0).get("eventId").asString();
        JsonNode first = json(expect(200, auditor.get(path + "/at/" + event)));
        assertThat(first.get("state").get(conversation).get("title").asString()).isNotEqualTo("Corvids");
        JsonNode paged = json(expect(200, auditor.get(path + "/at/" + Instant.now() + "?limit=1")));
        assertThat(paged.get("state")).hasSize(1);
        JsonNode rest = json(expect(
                200,
                auditor.get(path + "/at/" + Instant.now() + "?after="
                        + paged.get("next").asLong())));
        assertThat(rest.get("state")).hasSize(now.get("state").size() - 1);
        expect(404, auditor.get(path + "/at/" + "0".repeat(8) + "-0000-0000-0000-" + "0".repeat(12)));
        expect(404, auditor.get(path + "/at/2001-01-01"));
        expect(400, auditor.get(path + "/at/yesterday"));
        expect(404, auditor.get("/api/ledgerchat/history/conversation/none/at/2999-01-01"));
        var longest = "/api/ledgerchat/history/" + "k".repeat(40) + "/" + "x".repeat(200);
        expect(404, auditor.get(longest + "/at/2999-01-01"));
    }

    @Test
    void aLinkOpensNothingOnceItsConversationIsDeleted() {
        ChatTurn shared = ChatTurn.say(ada, "share the jay");
        String talk = "/api/ledgerchat/history/conversation/" + shared.conversationId();
        String link = json(expect(200, ada.post("/api/share/" + shared.conversationId(), Map.of())))
                .get("shareId")
                .asString();
        expect(201, ada.delete("/api/convos", Map.of("arg", Map.of("conversationId", shared.conversationId()))));

        long position = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> json(expect(200, auditor.get(talk)))
                                .get("changes")
                                .valueStream()
                                .filter(change ->
                                        change.get("action").asString().equals("conversation.deleted"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .get("fromPosition")
                .asLong();
        for (String path : List.of(talk, "/api/ledgerchat/history/share/" + link)) {
            assertThat(readers(path, position - 1)).contains("public:");
            assertThat(readers(path, position)).isEmpty();
        }
    }

    private static List<String> readers(String path, long position) {
        return json(expect(200, auditor.get(path + "/readers/" + position)))
                .get("readers")
                .valueStream()
                .map(reader -> reader.get("principal").asString())
                .toList();
    }

    private static boolean hasBothRenames(JsonNode found) {
        return found.get("changes")
                        .valueStream()
                        .filter(change -> change.get("action").asString().equals("conversation.renamed"))
                        .count()
                == 2;
    }

    @Test
    void whatIsHeldIsNotErased() {
        TestClient ada = SERVER.signedIn();
        ChatTurn kept = ChatTurn.say(ada, "keep the magpie");
        String adas = ada.accountId();
        upload(ada);
        expect(
                403,
                auditor.post("/api/ledgerchat/holds", Map.of("subject", "account:" + ada.accountId(), "reason", "x")));
        expect(400, admin.post("/api/ledgerchat/holds", Map.of("subject", "everything", "reason", "x")));
        expect(400, admin.post("/api/ledgerchat/holds", Map.of("subject", "account:" + ada.accountId())));
        JsonNode hold = json(expect(
                200,
                admin.post(
                        "/api/ledgerchat/holds",
                        Map.of("subject", "account:" + ada.accountId(), "reason", "a lawsuit"))));
        assertThat(expect(200, auditor.get("/api/ledgerchat/holds")).body()).contains("a lawsuit");

        expect(403, auditor.post("/api/ledgerchat/erasures", order(ada, true)));
        assertThat(json(expect(200, admin.post("/api/ledgerchat/erasures", order(ada, true))))
                        .get("held")
                        .asBoolean())
                .isTrue();
        expect(409, admin.post("/api/ledgerchat/erasures", order(ada, false)));
        expect(201, ada.delete("/api/convos", Map.of("arg", Map.of("conversationId", kept.conversationId()))));
        expect(200, ada.delete("/api/user/delete", null));
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> bytesToRemove(adas) == 1);
        SERVER.bean(WhenFileDeletedThenBytesAreRemoved.class).removeDue();
        assertThat(bytesToRemove(adas)).as("bytes are held too").isEqualTo(1);
        SERVER.bean(KeyDestruction.class).destroyDue(Instant.now().plus(BEHIND_GRACE));
        assertThat(expect(
                                200,
                                auditor.get("/api/ledgerchat/history/conversation/" + kept.conversationId() + "/at/"
                                        + Instant.now()))
                        .body())
                .contains("keep the magpie");

        expect(200, admin.delete("/api/ledgerchat/holds/" + hold.get("holdId").asString(), null));
        expect(404, admin.delete("/api/ledgerchat/holds/" + "0".repeat(24), null));
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            SERVER.bean(KeyDestruction.class).destroyDue(Instant.now().plus(BEHIND_GRACE));
            return !expect(
                            200,
                            auditor.get("/api/ledgerchat/history/conversation/" + kept.conversationId() + "/at/"
                                    + Instant.now()))
                    .body()
                    .contains("keep the magpie");
        });
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> bytesToRemove(adas) == 0);
    }

    @Test
    void whereSomebodyCameFromIsKeptAsLongAsAHoldOnThemStands() {
        TestClient eve = SERVER.signedIn();
        String eves = eve.accountId();
        String first = held(eves, null);
        String second = held(eves, null);
        expect(200, eve.delete("/api/user/delete", null));

        await(() -> isGone(eves));
        assertThat(addresses(eves).values()).contains("127.0.0.1");
        assertThat(Rebuilding.of(SERVER, "audit").differences()).isZero();
        assertThat(addresses(eves).values()).contains("127.0.0.1");

        expect(200, admin.delete("/api/ledgerchat/holds/" + first, null));
        await(() -> SERVER.bean(ViewProcessors.class).awaitHead());
        assertThat(addresses(eves).values()).as("the other one stands").contains("127.0.0.1");

        expect(200, admin.delete("/api/ledgerchat/holds/" + second, null));
        await(() -> SERVER.bean(ViewProcessors.class).awaitHead());
        assertThat(addresses(eves).values()).containsOnly("");
        held(eves, null);
        assertThat(Rebuilding.of(SERVER, "audit").differences()).isZero();
        assertThat(addresses(eves).values()).containsOnly("");
    }

    @Test
    void whenAHoldHasRunOutWhereSomebodyCameFromGoes() {
        TestClient mallory = SERVER.signedIn();
        String mallorys = mallory.accountId();
        held(mallorys, Instant.now().plusSeconds(5));
        expect(200, mallory.delete("/api/user/delete", null));

        // Each look is an event of its own; behind one that is late enough nothing is shown any more.
        await(() -> {
            Map<String, String> shown = addresses(mallorys);
            return isGone(mallorys)
                    && !shown.isEmpty()
                    && shown.values().stream().allMatch(String::isEmpty);
        });
        assertThat(Rebuilding.of(SERVER, "audit").differences()).isZero();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(300))
                .until(condition);
    }

    private static String held(String account, @Nullable Instant until) {
        var order = new HashMap<String, Object>(Map.of("subject", "account:" + account, "reason", "a lawsuit"));
        if (until != null) {
            order.put("until", until.toString());
        }
        return json(expect(200, hold(order))).get("holdId").asString();
    }

    private static boolean isGone(String account) {
        String path = "/api/admin/audit-log?action=account.deleted&subject=" + account;
        return !json(expect(200, auditor.get(path))).get("entries").isEmpty();
    }

    /** Of what somebody did, by its name. */
    private static Map<String, String> addresses(String account) {
        var addresses = new HashMap<String, String>();
        json(expect(200, auditor.get("/api/admin/audit-log?limit=500&actorId=" + account)))
                .get("entries")
                .forEach(entry -> addresses.put(
                        entry.get("action").asString(),
                        entry.path("context").path("ip").asString("")));
        return addresses;
    }

    @Test
    void aHoldThatWouldHoldNothingIsRefused() {
        String adas = "account:" + ada.accountId();
        expect(400, hold(Map.of("subject", adas, "reason", "x", "until", "2020-01-01T00:00:00Z")));
        expect(404, hold(Map.of("subject", "account:" + "0".repeat(24), "reason", "x")));
        expect(404, hold(Map.of("subject", "conversation:" + UUID.randomUUID(), "reason", "x")));
        TestClient gone = SERVER.signedIn();
        String goners = "account:" + gone.accountId();
        expect(200, gone.delete("/api/user/delete", null));

        JsonNode placed =
                json(expect(200, hold(Map.of("subject", goners, "reason", "x", "until", "2999-01-01T00:00:00Z"))));

        expect(200, admin.delete("/api/ledgerchat/holds/" + placed.get("holdId").asString(), null));
    }

    @Test
    void holdsAreToldByPagesAndThoseInForceAlone() {
        String subject = "account:" + SERVER.signedIn().accountId();
        var placed = new ArrayList<String>();
        for (int number = 0; number < 3; number++) {
            placed.add(json(expect(200, hold(Map.of("subject", subject, "reason", "case " + number))))
                    .get("holdId")
                    .asString());
        }
        expect(200, admin.delete("/api/ledgerchat/holds/" + placed.get(1), null));

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(pages("holds", "holdId", "limit=1&")).containsAll(placed));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(pages("holds", "holdId", "limit=1&inForce=true&"))
                        .contains(placed.get(0), placed.get(2))
                        .doesNotContain(placed.get(1)));

        expect(200, admin.delete("/api/ledgerchat/holds/" + placed.get(0), null));
        expect(200, admin.delete("/api/ledgerchat/holds/" + placed.get(2), null));
    }

    /** The ids on all pages, each there once. */
    private static List<String> pages(String list, String id, String how) {
        var ids = new ArrayList<String>();
        String after = "";
        do {
            JsonNode page = json(expect(200, auditor.get("/api/ledgerchat/" + list + "?" + how + "after=" + after)));
            assertThat(page.get(list).size()).isLessThanOrEqualTo(1);
            page.get(list).forEach(one -> ids.add(one.get(id).asString()));
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        assertThat(ids).doesNotHaveDuplicates();
        return ids;
    }

    private static HttpResponse<String> hold(Map<String, Object> order) {
        return admin.post("/api/ledgerchat/holds", order);
    }

    @Test
    void whoLeftByThemselvesIsForgottenWithACertificateToo() {
        TestClient bob = SERVER.signedIn();
        String bobs = bob.accountId();
        Map<String, Object> order = order(bob, false);
        expect(200, bob.delete("/api/user/delete", null));

        expect(200, admin.post("/api/ledgerchat/erasures", order));

        assertThat(expect(200, auditor.get("/api/ledgerchat/erasures")).body()).contains(bobs);
        assertThat(pages("erasures", "accountId", "limit=1&")).contains(bobs);
        assertThat(json(expect(200, auditor.get("/api/ledgerchat/erasures/" + bobs)))
                        .get("reason")
                        .asString())
                .isEqualTo("asked for");
        expect(404, auditor.get("/api/ledgerchat/erasures/" + admin.accountId()));
        expect(404, auditor.get("/api/ledgerchat/erasures/nobody"));
        expect(403, ada.get("/api/ledgerchat/erasures/" + bobs));
        expect(
                404,
                admin.post(
                        "/api/ledgerchat/erasures",
                        Map.of("accountId", "0".repeat(24), "reason", "asked for", "dryRun", false)));
    }

    private static void upload(TestClient person) {
        expect(
                200,
                person.upload(
                        "/api/files",
                        new MultipartBody()
                                .field("endpoint", "Fake")
                                .field("endpointType", "custom")
                                .file("notes.txt", "text/plain", "notes".getBytes(StandardCharsets.UTF_8))
                                .field("file_id", UUID.randomUUID().toString())
                                .field("message_file", "true")));
    }

    private static long bytesToRemove(String account) {
        return SERVER.bean(JdbcClient.class)
                .sql("select count(*) from vault.file_removal where owner = ?")
                .param("account:" + account)
                .query(Long.class)
                .single();
    }

    @Test
    void aPolicyTellsFirstWhatItWouldDelete() {
        expect(403, auditor.put("/api/ledgerchat/retention/conversation/AUDITOR", Map.of("days", 30)));
        expect(400, admin.put("/api/ledgerchat/retention/conversation/AUDITOR", Map.of("days", 0)));
        expect(404, admin.put("/api/ledgerchat/retention/planets/AUDITOR", Map.of("days", 30)));
        expect(404, admin.put("/api/ledgerchat/retention/conversation/user", Map.of("days", 30)));
        expect(404, admin.post("/api/ledgerchat/retention/conversation/user/dry-run", Map.of("days", 30)));
        expect(200, admin.put("/api/ledgerchat/retention/conversation/AUDITOR", Map.of("days", 30)));
        assertThat(expect(200, auditor.get("/api/ledgerchat/retention")).body()).contains("AUDITOR");
        ChatTurn.say(auditor, "said long ago");

        JsonNode none = json(
                expect(200, admin.post("/api/ledgerchat/retention/conversation/AUDITOR/dry-run", Map.of("days", 30))));
        assertThat(none.get("count").asInt()).isZero();
        expect(200, admin.delete("/api/ledgerchat/retention/conversation/AUDITOR", null));
        expect(404, admin.delete("/api/ledgerchat/retention/conversation/AUDITOR", null));
    }

    private static Map<String, Object> order(TestClient person, boolean dryRun) {
        return Map.of("accountId", person.accountId(), "reason", "asked for", "dryRun", dryRun);
    }

    private static Map<String, Object> rename(ChatTurn talk, String title) {
        return Map.of("arg", Map.of("conversationId", talk.conversationId(), "title", title));
    }
}
