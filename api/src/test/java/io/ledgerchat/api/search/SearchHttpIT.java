package io.ledgerchat.api.search;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.support.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Search as clients ask for it (contract 45), also while Elasticsearch is away. */
class SearchHttpIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final TestClient ada = SERVER.signedIn();
    private final Recorder adas = new Recorder(SERVER, ada);
    private final ConversationId fjords = adas.start("Journey to the fjords");

    @BeforeEach
    void searchIsThere() {
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(
                                expect(200, ada.get("/api/search/enable")).body())
                        .isEqualTo("true"));
    }

    @Test
    void aHitIsAWholeDocumentWithTheFlattenedTextAndItsConversation() {
        var reply = adas.reply(
                fjords, MessageId.ROOT, new ContentPart.Think("musing"), new ContentPart.Text("a narrow inlet"));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(hits("inlet")).hasSize(1));
        JsonNode hit = hits("inlet").get(0);
        assertThat(hit.get("messageId").asString()).isEqualTo(reply.value());
        assertThat(hit.get("text").asString()).isEqualTo("musing a narrow inlet");
        assertThat(hit.get("title").asString()).isEqualTo("Journey to the fjords");
        assertThat(hit.get("model").asString()).isEqualTo("fake-echo");
        assertThat(hit.get("content")).hasSize(2);
        assertThat(hit.propertyNames()).contains("_id", "user", "createdAt", "isCreatedByUser", "endpoint");
        assertThat(json(ada.get("/api/messages?search=inlet")).get("nextCursor").isNull())
                .isTrue();
    }

    @Test
    void archivedConversationsAreSearchedAndChatsTurnedTemporaryAreNot() {
        adas.say(fjords, MessageId.ROOT, "a narrow inlet");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(hits("inlet")).hasSize(1));
        adas.keepUntil(fjords, Instant.parse("2099-01-01T00:00:00Z"));
        adas.awaitViews();
        assertThat(hits("inlet")).isEmpty();
        adas.keepUntil(fjords, null);
        adas.awaitViews();
        assertThat(hits("inlet")).hasSize(1);
        expect(
                200,
                ada.post(
                        "/api/convos/archive",
                        Map.of("arg", Map.of("conversationId", fjords.value(), "isArchived", true))));
        assertThat(hits("inlet")).hasSize(1);
    }

    @Test
    void theListIsNarrowedByTheTitle() {
        adas.start("Glaciers");
        adas.awaitViews();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(listed("journ fjo")).hasSize(1));
        assertThat(listed("journ fjo").get(0).get("conversationId").asString()).isEqualTo(fjords.value());
        assertThat(listed("volcano")).isEmpty();
        assertThat(listed("journ fjo&isArchived=true")).isEmpty();
    }

    @Test
    void whileElasticsearchIsAwayChatsGoOnAndWhatWasSaidIsFoundAfterwards() {
        var node = SERVER.searchNode();
        node.destroyForcibly();
        node.onExit().join();
        assertThat(expect(500, ada.get("/api/messages?search=inlet")).body())
                .isEqualTo("{\"error\":\"Internal server error\"}");
        assertThat(expect(500, ada.get("/api/convos?search=inlet")).body())
                .isEqualTo("{\"error\":\"Error fetching conversations\"}");
        assertThat(ChatTurn.say(ada, "said in the meantime").replyText()).contains("meantime");
        expect(200, ada.get("/api/convos"));
        searchIsThere();
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(hits("meantime")).hasSize(2));
    }

    @Test
    void whetherSearchIsOfferedIsNeverAnErrorButForStrangers() {
        expect(401, SERVER.client().get("/api/search/enable"));
        expect(404, ada.get("/api/search?q=x"));
    }

    private JsonNode hits(String words) {
        return json(expect(200, ada.get("/api/messages?search=" + words.replace(" ", "%20"))))
                .get("messages");
    }

    private JsonNode listed(String words) {
        return json(expect(200, ada.get("/api/convos?search=" + words.replace(" ", "%20"))))
                .get("conversations");
    }
}
