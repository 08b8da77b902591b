package io.ledgerchat.api.conversation;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.Attachment;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.support.Recorder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Forks and duplicates as clients ask for them (contract 40 §2.11, §2.12). */
class ForkIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final TestClient ada = SERVER.signedIn();
    private final Recorder adas = new Recorder(SERVER, ada);
    private final ConversationId fjords = adas.start("Fjords");
    private final MessageId question = adas.say(fjords, MessageId.ROOT, "What is a fjord?");
    private final MessageId answer =
            adas.reply(fjords, question, new ContentPart.Think("Water."), new ContentPart.Text("A sea inlet."));
    private final MessageId other = adas.reply(fjords, question, new ContentPart.Text("An inlet of the sea."));

    @BeforeEach
    void viewsKnowThem() {
        adas.awaitViews();
    }

    @Test
    void aForkTakesThePathAndHasIdsOfItsOwn() {
        expect(200, ada.put("/api/tags/convo/" + fjords.value(), Map.of("tags", List.of("Norway"))));
        JsonNode fork = json(expect(
                200,
                ada.post(
                        "/api/convos/fork",
                        Map.of(
                                "conversationId", fjords.value(),
                                "messageId", answer.value(),
                                "option", "directPath"))));
        JsonNode conversation = fork.get("conversation");
        assertThat(conversation.get("conversationId").asString()).isNotEqualTo(fjords.value());
        assertThat(conversation.get("title").asString()).isEqualTo("Fjords");
        assertThat(conversation.get("temperature").asDouble()).isEqualTo(0.3);
        assertThat(conversation.get("tags").get(0).asString()).isEqualTo("Norway");
        JsonNode messages = fork.get("messages");
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0).get("messageId").asString()).isNotEqualTo(question.value());
        assertThat(messages.get(1).get("parentMessageId"))
                .isEqualTo(messages.get(0).get("messageId"));
        assertThat(messages.get(1).get("content").get(1).get("text").asString()).isEqualTo("A sea inlet.");
        assertThat(messages.get(0).get("createdAt"))
                .isEqualTo(
                        json(ada.get("/api/messages/" + fjords.value())).get(0).get("createdAt"));
        assertThat(json(ada.get("/api/tags")).get(0).get("count").asInt()).isEqualTo(2);
        assertThat(json(ada.get(
                        "/api/messages/" + conversation.get("conversationId").asString())))
                .hasSize(2);
    }

    @Test
    void whatToolsLeftWithAReplyIsCopiedToo() {
        var left = new Attachment("call_1", Map.of("type", "file_search", "file_search", Map.of("sources", List.of())));
        var found = adas.begin(fjords, question);
        adas.complete(fjords, found, List.of(left), new ContentPart.Text("I looked it up."));
        adas.awaitViews();

        JsonNode copy = json(expect(
                200,
                ada.post(
                        "/api/convos/fork",
                        Map.of(
                                "conversationId", fjords.value(),
                                "messageId", found.value(),
                                "option", "directPath"))));
        JsonNode reply = copy.get("messages").get(1);
        JsonNode attachment = reply.get("attachments").get(0);
        assertThat(attachment.get("type").asString()).isEqualTo("file_search");
        assertThat(attachment.get("toolCallId").asString()).isEqualTo("call_1");
        assertThat(attachment.get("messageId")).isEqualTo(reply.get("messageId"));
        assertThat(attachment.get("conversationId"))
                .isEqualTo(copy.get("conversation").get("conversationId"));
    }

    @Test
    void usageAndRatingAreCopiedToo() {
        var turn = ChatTurn.say(ada, "usage:one two");
        var rating = Map.of("feedback", Map.of("rating", "thumbsDown", "tag", "inaccurate", "text", "no"));
        expect(200, ada.put("/api/messages/" + turn.conversationId() + "/" + turn.replyId() + "/feedback", rating));
        var copy =
                json(expect(201, ada.post("/api/convos/duplicate", Map.of("conversationId", turn.conversationId()))));

        var source = json(ada.get("/api/messages/" + turn.conversationId())).get(1);
        var reply = copy.get("messages").get(1);
        assertThat(source.at("/metadata/usage/input").asInt()).isPositive();
        assertThat(reply.get("metadata")).isEqualTo(source.get("metadata"));
        assertThat(reply.get("feedback")).isEqualTo(source.get("feedback"));
    }

    @Test
    void aSplitNeedsTheLatestMessage() {
        var body = Map.of("conversationId", fjords.value(), "messageId", answer.value(), "splitAtTarget", true);
        assertThat(expect(500, ada.post("/api/convos/fork", body)).body()).isEqualTo("Error forking conversation");
        JsonNode fork = json(expect(
                200,
                ada.post(
                        "/api/convos/fork",
                        Map.of(
                                "conversationId", fjords.value(),
                                "messageId", answer.value(),
                                "splitAtTarget", true,
                                "latestMessageId", other.value()))));
        assertThat(fork.get("messages"))
                .hasSize(2)
                .allMatch(message -> message.get("parentMessageId").asString().equals(MessageId.ROOT.value()));
    }

    @Test
    void whatIsUnknownIsCopiedEmptyOrNotAtAll() {
        JsonNode fork = json(expect(
                200, ada.post("/api/convos/fork", Map.of("conversationId", fjords.value(), "messageId", "unknown"))));
        assertThat(fork.get("messages")).isEmpty();
        assertThat(fork.get("conversation").get("title").asString()).isEqualTo("Fjords");
        expect(500, ada.post("/api/convos/fork", Map.of("conversationId", "unknown", "messageId", answer.value())));
        var adasOwn = Map.of("conversationId", fjords.value(), "messageId", answer.value());
        expect(500, SERVER.signedIn().post("/api/convos/fork", adasOwn));
    }

    @Test
    void aDuplicateHasAllMessagesAndAnotherTitleIfWanted() {
        JsonNode copy = json(expect(
                201, ada.post("/api/convos/duplicate", Map.of("conversationId", fjords.value(), "title", "Again"))));
        assertThat(copy.get("conversation").get("title").asString()).isEqualTo("Again");
        assertThat(copy.get("messages")).hasSize(3);
        assertThat(StreamSupport.stream(
                                json(ada.get("/api/convos"))
                                        .get("conversations")
                                        .spliterator(),
                                false)
                        .map(line -> line.get("title").asString()))
                .containsExactlyInAnyOrder("Again", "Fjords");
        var empty = adas.start("Empty");
        adas.awaitViews();
        assertThat(expect(500, ada.post("/api/convos/duplicate", Map.of("conversationId", empty.value())))
                        .body())
                .isEqualTo("Error duplicating conversation");
    }

    @Test
    void thereIsALimitPerPerson() {
        var body = Map.of("conversationId", "unknown");
        for (int number = 0; number < 7; number++) {
            expect(500, ada.post("/api/convos/fork", body));
        }
        assertThat(json(expect(429, ada.post("/api/convos/duplicate", body)))
                        .get("message")
                        .asString())
                .isEqualTo("Too many requests. Try again later");
    }

    @Test
    void aForkOfATemporaryChatGoesWithIt() {
        var secret = adas.start("Secret", Instant.parse("2099-01-01T00:00:00Z"));
        var said = adas.say(secret, MessageId.ROOT, "psst", Instant.parse("2099-01-01T00:00:00Z"));
        adas.awaitViews();
        JsonNode fork = json(expect(
                200,
                ada.post("/api/convos/fork", Map.of("conversationId", secret.value(), "messageId", said.value()))));
        assertThat(fork.get("conversation").get("isTemporary").asBoolean()).isTrue();
        assertThat(fork.get("conversation").get("expiredAt").asString()).isEqualTo("2099-01-01T00:00:00.000Z");
    }
}
