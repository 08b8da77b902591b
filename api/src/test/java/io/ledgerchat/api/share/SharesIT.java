package io.ledgerchat.api.share;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.command.access.RefusalLog;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.support.Recorder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Shared links as clients make and open them (contract 50 §4); here the public is not let in. */
class SharesIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final TestClient ada = SERVER.signedIn();
    private final TestClient eve = SERVER.signedIn();
    private final Recorder adas = new Recorder(SERVER, ada);
    private final ConversationId fjords = adas.start("Fjords");
    private final MessageId question = adas.say(fjords, MessageId.ROOT, "What is a fjord?");
    private final MessageId answer = adas.reply(fjords, question, new ContentPart.Text("A sea inlet."));

    @BeforeEach
    void viewsKnowThem() {
        adas.awaitViews();
    }

    @Test
    void aSharedConversationIsReadByOthersUnderOtherIds() {
        String link = share(Map.of());
        JsonNode shown = json(expect(200, eve.get("/api/share/" + link)));
        assertThat(shown.get("title").asString()).isEqualTo("Fjords");
        assertThat(shown.get("conversationId").asString()).startsWith("convo_");
        JsonNode first = shown.get("messages").get(0);
        assertThat(first.get("messageId").asString()).startsWith("msg_");
        assertThat(first.get("parentMessageId").asString()).isEqualTo(MessageId.ROOT.value());
        assertThat(shown.get("messages").get(1).get("parentMessageId")).isEqualTo(first.get("messageId"));
        assertThat(shown.get("messages")
                        .get(1)
                        .get("content")
                        .get(0)
                        .get("text")
                        .asString())
                .isEqualTo("A sea inlet.");
        assertThat(shown.toString())
                .doesNotContain(fjords.value(), question.value(), answer.value(), ada.accountId(), "fake-echo");
        assertThat(json(eve.get("/api/share/" + link)).get("conversationId")).isNotEqualTo(shown.get("conversationId"));
        assertThat(json(expect(200, eve.get("/api/share/" + link + "/config"))).has("appTitle"))
                .isTrue();
        expect(404, eve.get("/api/share/" + link + "/files/some/download"));
    }

    @Test
    void whatAModelRemembersOfTheOwnerIsNeitherShownNorCopied() {
        var remembering = new ContentPart.ToolCall(
                "call_1", "set_memory", "{\"value\":\"Fears heights\"}", "Remembered under heights.", null, null);
        var forgetting = new ContentPart.ToolCall(
                "call_2", "delete_memory", "{\"key\":\"heights\"}", "Forgot heights.", null, null);
        var counting = new ContentPart.ToolCall("call_3", "calculator", "{\"input\":\"6*7\"}", "42", null, null);
        adas.reply(
                fjords,
                question,
                remembering,
                new ContentPart.Attributed("agent_1", 1, forgetting),
                counting,
                new ContentPart.Text("Noted."));
        adas.awaitViews();
        String link = share(Map.of());
        var shown = expect(200, eve.get("/api/share/" + link)).body();
        var copied =
                expect(201, eve.post("/api/share/" + link + "/fork", Map.of())).body();
        assertThat(List.of(shown, copied))
                .allSatisfy(body -> assertThat(body)
                        .contains("Noted.", "calculator", "6*7")
                        .doesNotContain("heights", "set_memory", "delete_memory"));
    }

    @Test
    void aTargetGoesOnWithTheAnswerThatTookItsPlace() {
        String link = share(Map.of("targetMessageId", answer.value()));
        var again = adas.reply(fjords, question, new ContentPart.Text("An arm of the sea."));
        var more = adas.say(fjords, again, "And a loch?");
        adas.awaitViews();
        JsonNode updated = json(expect(200, ada.send("PATCH", "/api/share/" + link, Map.of())));
        assertThat(updated.get("targetMessageId").asString()).isEqualTo(more.value());
        assertThat(json(eve.get("/api/share/" + link)).get("messages")).hasSize(4);
    }

    /** Once a quarter of an hour, of which hardly ever one ends meanwhile. */
    @Test
    void whoOpensALinkAgainAndAgainIsRecordedOnce() {
        String link = share(Map.of());
        long first = quarter();
        for (int times = 0; times < 5; times++) {
            expect(200, eve.get("/api/share/" + link));
        }
        expect(200, ada.get("/api/share/" + link));
        assertThat(opened(link, eve)).isBetween(1L, 1 + quarter() - first);
        assertThat(opened(link, ada)).isEqualTo(1);
    }

    @Test
    void whatIsSaidLaterIsShownOnlyAfterAnUpdate() {
        String link = share(Map.of());
        adas.say(fjords, answer, "And a loch?");
        expect(200, ada.put("/api/messages/" + fjords.value() + "/" + question.value(), Map.of("text", "A fjord?")));
        JsonNode before = json(eve.get("/api/share/" + link)).get("messages");
        assertThat(before).hasSize(2);
        assertThat(before.get(0).get("text").asString()).isEqualTo("A fjord?");
        assertThat(json(expect(200, ada.send("PATCH", "/api/share/" + link, Map.of())))
                        .get("shareId")
                        .asString())
                .isEqualTo(link);
        assertThat(json(eve.get("/api/share/" + link)).get("messages")).hasSize(3);
    }

    @Test
    void aTargetEndsWhatIsShownAndGoesOnWithItsBranch() {
        String link = share(Map.of("targetMessageId", question.value()));
        assertThat(json(eve.get("/api/share/" + link)).get("messages")).hasSize(1);
        JsonNode updated = json(expect(200, ada.send("PATCH", "/api/share/" + link, Map.of())));
        assertThat(updated.get("targetMessageId").asString()).isEqualTo(answer.value());
        assertThat(json(eve.get("/api/share/" + link)).get("messages")).hasSize(2);
    }

    @Test
    void aConversationIsSharedOnceAndOncePerTarget() {
        String link = share(Map.of());
        expect(409, ada.post("/api/share/" + fjords.value(), Map.of()));
        share(Map.of("targetMessageId", question.value()));
        expect(409, ada.post("/api/share/" + fjords.value(), Map.of("targetMessageId", question.value())));
        expect(200, ada.delete("/api/share/" + link, null));
        share(Map.of());
    }

    @Test
    void aRevokedLinkOpensNothing() {
        String link = share(Map.of());
        assertThat(listLine().get("isShared").asBoolean()).isTrue();
        expect(404, eve.delete("/api/share/" + link, null));
        expect(404, eve.send("PATCH", "/api/share/" + link, Map.of()));
        assertThat(json(expect(200, ada.delete("/api/share/" + link, null)))
                        .get("success")
                        .asBoolean())
                .isTrue();
        expect(404, eve.get("/api/share/" + link));
        expect(404, ada.delete("/api/share/" + link, null));
        assertThat(listLine().get("isShared").asBoolean()).isFalse();
        assertThat(json(ada.get("/api/share/link/" + fjords.value()))
                        .get("success")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aLinkGoesWithItsConversation() {
        String link = share(Map.of());
        expect(201, ada.delete("/api/convos", Map.of("arg", Map.of("conversationId", fjords.value()))));
        expect(404, eve.get("/api/share/" + link));
        var soon = Instant.parse("2099-01-01T00:00:00Z");
        var secret = adas.start("Secret", soon);
        adas.say(secret, MessageId.ROOT, "psst", soon);
        adas.awaitViews();
        expect(200, ada.post("/api/share/" + secret.value(), Map.of()));
    }

    @Test
    void nobodyIsGivenAccessToALinkThatOpensNothing() {
        TestClient admin = SERVER.administrator();
        String link = share(Map.of());
        String revoked = access();
        expect(200, ada.delete("/api/share/" + link, null));
        share(Map.of());
        String gone = access();
        var toEve = Map.of(
                "updated", List.of(Map.of("type", "user", "id", eve.accountId(), "accessRoleId", "sharedLink_viewer")));
        expect(200, admin.put(gone, toEve));
        assertThat(List.of(bits(ada, gone), bits(eve, gone))).containsExactly(15, 1);
        assertThat(ada.get("/api/permissions/sharedLink/effective/all").body()).contains(id(gone));
        expect(201, ada.delete("/api/convos", Map.of("arg", Map.of("conversationId", fjords.value()))));

        for (String path : List.of(revoked, gone, "/api/permissions/sharedLink/" + Ids.objectId())) {
            long given = given(path);
            for (TestClient anybody : List.of(ada, eve, admin)) {
                assertThat(expect(404, anybody.get(path)).body())
                        .isEqualTo("{\"error\":\"Not Found\",\"message\":\"sharedLink not found\"}");
                expect(404, anybody.put(path, toEve));
                assertThat(bits(anybody, path)).isZero();
            }
            assertThat(given(path)).isEqualTo(given);
        }
        assertThat(expect(200, ada.get("/api/permissions/sharedLink/effective/all"))
                        .body())
                .doesNotContain(id(revoked), id(gone));
    }

    /** Where the access to the link is kept. */
    private String access() {
        return "/api/permissions/sharedLink/"
                + json(ada.get("/api/share/link/" + fjords.value())).get("_id").asString();
    }

    private static String id(String access) {
        return access.substring(access.lastIndexOf('/') + 1);
    }

    private static int bits(TestClient person, String access) {
        return json(expect(200, person.get(access + "/effective")))
                .get("permissionBits")
                .asInt();
    }

    private static long given(String access) {
        return SERVER.bean(JdbcClient.class)
                .sql("select count(*) from ledger.domain_event_entry"
                        + " where payload_type like 'permission.%' and convert_from(payload, 'UTF8') like ?")
                .param("%" + id(access) + "%")
                .query(Long.class)
                .single();
    }

    @Test
    void whoIsNotSignedInIsToldToSignIn() {
        String link = share(Map.of());
        assertThat(json(expect(401, SERVER.client().get("/api/share/" + link)))
                        .get("message")
                        .asString())
                .isEqualTo("Authentication required");
        expect(401, SERVER.client().get("/api/share"));
        expect(401, SERVER.client().post("/api/share/" + fjords.value(), Map.of()));
        expect(404, SERVER.client().get("/api/share/V1StGXR8_Z5jdHi6B-myT"));
    }

    @Test
    void readersMakeAConversationOfTheirOwnOfIt() {
        String link = share(Map.of());
        JsonNode shown = json(eve.get("/api/share/" + link));
        JsonNode fork = json(expect(
                201,
                eve.post(
                        "/api/share/" + link + "/fork",
                        Map.of(
                                "targetMessageIndex",
                                0,
                                "shareRevision",
                                shown.get("updatedAt").asString()))));
        assertThat(fork.get("messages")).hasSize(1);
        assertThat(fork.get("conversation").get("endpoint").asString()).isEqualTo("Fake");
        assertThat(json(eve.get("/api/convos")).get("conversations")).hasSize(1);
        expect(409, eve.post("/api/share/" + link + "/fork", Map.of("shareRevision", "2020-01-01T00:00:00.000Z")));
        assertThat(json(expect(201, eve.post("/api/share/" + link + "/fork", Map.of())))
                        .get("messages"))
                .hasSize(2);
    }

    @Test
    void linksAreListedPageByPage() {
        share(Map.of());
        var tapas = adas.start("Tapas");
        adas.say(tapas, MessageId.ROOT, "Olives?");
        adas.awaitViews();
        expect(200, ada.post("/api/share/" + tapas.value(), Map.of()));
        for (String sort : List.of("createdAt", "title")) {
            JsonNode first = json(expect(200, ada.get("/api/share?pageSize=1&sortBy=" + sort)));
            assertThat(first.get("hasNextPage").asBoolean()).isTrue();
            assertThat(first.get("links").get(0).get("title").asString()).isEqualTo("Tapas");
            JsonNode second = json(expect(
                    200,
                    ada.get("/api/share?pageSize=1&sortBy=" + sort + "&cursor="
                            + first.get("nextCursor").asString())));
            assertThat(second.get("links").get(0).get("conversationId").asString())
                    .isEqualTo(fjords.value());
            assertThat(second.has("nextCursor")).isFalse();
        }
        assertThat(json(ada.get("/api/share?search=TAP")).get("links")).hasSize(1);
        assertThat(json(eve.get("/api/share")).get("links")).isEmpty();
        expect(400, ada.get("/api/share?cursor=nonsense"));
        expect(200, ada.get("/api/share?cursor=2026-03-04T05:06Z"));
        expect(200, ada.get("/api/share?cursor=nonsense&sortBy=title"));
        expect(400, ada.get("/api/share?search=" + "x".repeat(257)));
    }

    @Test
    void badInputAndOthersConversationsAreRefused() {
        expect(404, eve.post("/api/share/" + fjords.value(), Map.of()));
        expect(404, ada.post("/api/share/unknown", Map.of()));
        expect(400, ada.post("/api/share/" + fjords.value(), Map.of("targetMessageId", "")));
        expect(400, ada.post("/api/share/" + fjords.value(), Map.of("targetMessageId", "unknown")));
        expect(400, ada.post("/api/share/" + fjords.value(), Map.of("snapshotFiles", "yes")));
        var empty = adas.start("Empty");
        adas.awaitViews();
        expect(400, ada.post("/api/share/" + empty.value(), Map.of()));
    }

    private String share(Map<String, Object> body) {
        return json(expect(200, ada.post("/api/share/" + fjords.value(), body)))
                .get("shareId")
                .asString();
    }

    private JsonNode listLine() {
        return json(ada.get("/api/convos")).get("conversations").get(0);
    }

    private static long quarter() {
        return Instant.now().getEpochSecond() / RefusalLog.WINDOW.toSeconds();
    }

    private static long opened(String link, TestClient reader) {
        return SERVER.bean(JdbcClient.class)
                .sql("""
                        select count(*) from ledger.domain_event_entry
                        where payload_type = 'access.data-read' and convert_from(payload, 'UTF8') like ?""")
                .param("%" + reader.accountId() + "%share:" + link + "%")
                .query(Long.class)
                .single();
    }
}
