package io.ledgerchat.api.conversation;

import static io.ledgerchat.api.conversation.OnlyConversation.arg;
import static io.ledgerchat.api.conversation.OnlyConversation.titles;
import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.support.Recorder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Conversations deleted by clients (contract 40 §2). */
class ConversationDeletionIT {
    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final OnlyConversation only = OnlyConversation.titled("Fjords", SERVER);
    private final TestClient ada = only.owner();
    private final Recorder adas = only.recorder();
    private final ConversationId fjords = only.id();

    @Test
    void deletingTakesTheMessagesWithIt() {
        var question = adas.say(fjords, MessageId.ROOT, "What is a fjord?");
        adas.reply(fjords, question, new ContentPart.Text("An inlet."));
        adas.awaitViews();
        assertThat(json(expect(201, ada.delete("/api/convos", arg(fjords.value())))))
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"acknowledged\":true,\"deletedCount\":1,\"messages\":{\"acknowledged\":true,"
                                + "\"deletedCount\":2},\"conversationIds\":[\"" + fjords.value() + "\"]}"));
        expect(404, ada.get(only.path()));
        expect(404, ada.get("/api/messages/" + fjords.value()));
        assertThat(titles(ada.get("/api/convos"))).isEmpty();
        assertThat(expect(500, ada.delete("/api/convos", arg(fjords.value()))).body())
                .isEqualTo("Error clearing conversations");
        expect(404, only.change("update", Map.of("title", "Back again")));
    }

    @Test
    void nothingIsDeletedByARequestThatNamesNoConversation() {
        assertThat(expect(400, ada.delete("/api/convos", Map.of("arg", Map.of())))
                        .body())
                .isEqualTo("{\"error\":\"no parameters provided\"}");
        assertThat(expect(200, ada.delete("/api/convos", Map.of("arg", Map.of("source", "button"))))
                        .body())
                .isEqualTo("No conversationId provided");
        for (String name : List.of("thread_id", "endpoint", "source")) {
            assertThat(expect(400, ada.delete("/api/convos", Map.of("arg", Map.of(name, "agents"))))
                            .body())
                    .isEqualTo("{\"error\":\"conversationId is required\"}");
        }
        assertThat(titles(ada.get("/api/convos"))).containsExactly("Fjords");
    }

    @Test
    void aStrangerDeletesNothing() {
        var eve = SERVER.signedIn();
        assertThat(expect(500, eve.delete("/api/convos", arg(fjords.value()))).body())
                .isEqualTo("Error clearing conversations");
        assertThat(expect(500, eve.delete("/api/convos/all", null)).body()).isEqualTo("Error clearing conversations");
        expect(200, ada.get(only.path()));
    }

    @Test
    void clearingTakesArchivedAndTemporaryOnesToo() {
        adas.say(fjords, MessageId.ROOT, "What is a fjord?");
        adas.start("Secret", FAR);
        adas.awaitViews();
        expect(200, only.change("archive", Map.of("isArchived", true)));
        JsonNode answer = json(expect(201, ada.delete("/api/convos/all", null)));
        assertThat(answer.get("deletedCount").asInt()).isEqualTo(2);
        assertThat(answer.get("messages").get("deletedCount").asInt()).isEqualTo(1);
        assertThat(titles(ada.get("/api/convos?isArchived=true"))).isEmpty();
        assertThat(expect(500, ada.delete("/api/convos/all", null)).body()).isEqualTo("Error clearing conversations");
    }
}
