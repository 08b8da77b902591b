package io.ledgerchat.api.message;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.support.Recorder;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What can be done with messages once they were said (contract 40 §3.4, §3.6 to §3.9). */
class MessageUpkeepIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final String ARTIFACT = "Look:\n:::artifact{identifier=\"a\"}\ncosts $5\n:::\nDone.";

    private final TestClient ada = SERVER.signedIn();
    private final Recorder adas = new Recorder(SERVER, ada);
    private final ConversationId fjords = adas.start("Fjords");
    private final MessageId question = adas.say(fjords, MessageId.ROOT, "What is a fjord?");
    private final MessageId answer =
            adas.reply(fjords, question, new ContentPart.Think("Water."), new ContentPart.Text(ARTIFACT));

    @BeforeEach
    void viewsKnowThem() {
        adas.awaitViews();
    }

    @Test
    void aReplyIsRatedAndTheRatingTakenBack() {
        var feedback = Map.of("rating", "thumbsDown", "tag", "inaccurate", "text", "no inlet");
        JsonNode rated = json(expect(200, ada.put(path(answer) + "/feedback", Map.of("feedback", feedback))));
        assertThat(rated.get("feedback").get("tag").asString()).isEqualTo("inaccurate");
        assertThat(shown(answer).get("feedback").get("text").asString()).isEqualTo("no inlet");
        JsonNode withdrawn = json(expect(200, ada.put(path(answer) + "/feedback", Map.of())));
        assertThat(withdrawn.get("feedback").isNull()).isTrue();
        assertThat(shown(answer).has("feedback")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"feedback\":\"good\"}",
                "{\"feedback\":{}}",
                "{\"feedback\":{\"rating\":\"good\"}}",
                "{\"feedback\":{\"rating\":\"thumbsUp\",\"tag\":\"inaccurate\"}}",
                "{\"feedback\":{\"rating\":\"thumbsUp\",\"text\":7}}"
            })
    void whatIsNoRatingIsRefused(String body) {
        assertThat(json(expect(400, ada.put(path(answer) + "/feedback", body)))
                        .get("error")
                        .asString())
                .isEqualTo("Invalid feedback");
    }

    @Test
    void strangersAndUnknownMessagesAreRefused() {
        TestClient eve = SERVER.signedIn();
        var good = Map.of("feedback", Map.of("rating", "thumbsUp"));
        expect(404, eve.put(path(answer) + "/feedback", good));
        expect(404, eve.delete(path(answer), null));
        expect(404, eve.post("/api/messages/artifact/" + answer.value(), edit(0, "costs", "is")));
        expect(500, ada.put(path(new MessageId("11111111-aaaa-4aaa-8aaa-000000000001")) + "/feedback", good));
        expect(204, ada.delete(path(new MessageId("11111111-aaaa-4aaa-8aaa-000000000001")), null));
    }

    @Test
    void oneMessageIsDeletedAndTheOthersStay() {
        assertThat(expect(204, ada.delete(path(question), null)).body()).isEmpty();
        expect(204, ada.delete(path(question), null));
        JsonNode left = json(ada.get("/api/messages/" + fjords.value()));
        assertThat(left).hasSize(1);
        assertThat(left.get(0).get("parentMessageId").asString()).isEqualTo(question.value());
    }

    @Test
    void anArtifactIsEditedInItsPart() {
        JsonNode edited = json(
                expect(200, ada.post("/api/messages/artifact/" + answer.value(), edit(0, "costs \\$5", "costs \\$6"))));
        assertThat(edited.get("content").get(1).get("text").asString()).isEqualTo(ARTIFACT.replace("$5", "$6"));
        assertThat(shown(answer).get("content").get(1).get("text").asString()).contains("$6");
        expect(400, ada.post("/api/messages/artifact/" + answer.value(), edit(1, "costs", "is")));
        expect(400, ada.post("/api/messages/artifact/" + answer.value(), edit(0, "Done", "Over")));
        expect(400, ada.post("/api/messages/artifact/" + answer.value(), Map.of("index", -1)));
    }

    @Test
    void onlyParallelRepliesCanBeParted() {
        expect(400, ada.post("/api/messages/branch", Map.of("messageId", answer.value())));
        expect(404, ada.post("/api/messages/branch", branch("unknown")));
        expect(400, ada.post("/api/messages/branch", branch(question.value())));
        assertThat(json(expect(400, ada.post("/api/messages/branch", branch(answer.value()))))
                        .get("error")
                        .asString())
                .isEqualTo("Message does not have parallel content with attributions");
    }

    @Test
    void aClientCanSaveAMessageOfItsOwn() {
        var id = "33333333-aaaa-4aaa-8aaa-000000000001";
        JsonNode saved = json(expect(
                201,
                ada.post(
                        "/api/messages/" + fjords.value(),
                        Map.of(
                                "messageId",
                                id,
                                "parentMessageId",
                                answer.value(),
                                "isCreatedByUser",
                                true,
                                "text",
                                "And a loch?"))));
        assertThat(saved.get("text").asString()).isEqualTo("And a loch?");
        assertThat(saved.get("parentMessageId").asString()).isEqualTo(answer.value());
        expect(201, ada.post("/api/messages/" + fjords.value(), Map.of("messageId", id, "text", "And a firth?")));
        assertThat(shown(new MessageId(id)).get("text").asString()).isEqualTo("And a firth?");
        assertThat(json(expect(400, ada.post("/api/messages/" + fjords.value(), Map.of("text", "no id"))))
                        .get("error")
                        .asString())
                .isEqualTo("Message not saved");
        assertThat(json(expect(200, ada.post("/api/messages/new", Map.of())))).isEmpty();
    }

    private JsonNode shown(MessageId message) {
        return json(ada.get(path(message))).get(0);
    }

    private String path(MessageId message) {
        return "/api/messages/" + fjords.value() + "/" + message.value();
    }

    private static Map<String, Object> edit(int index, String original, String updated) {
        return Map.of("index", index, "original", original, "updated", updated);
    }

    private static Map<String, Object> branch(String messageId) {
        return Map.of("messageId", messageId, "agentId", "agent_1");
    }
}
