package io.ledgerchat.api.memory;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.FakeEndpoint;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What models remember about people by calling tools in their replies (contract 20 §I4, contract 30 §6.3). */
class MemoryToolsIT {
    private static final String TOWN = "tool:set_memory:{\"key\":\"town\",\"value\":\"Lives in London\"}";
    private static RunningLedgerChat server;

    private final TestClient ada = server.signedIn();

    @BeforeAll
    static void start() {
        var file = FakeEndpoint.configuration(
                RunningLedgerChat.temporaryHome(),
                "memory: {validKeys: [town, pet], tokenLimit: 100, charLimit: 200}\n");
        server = RunningLedgerChat.shared()
                .alongside(Map.of(
                        "ALLOW_REGISTRATION", "true",
                        "REGISTER_MAX", "1000",
                        "LOGIN_MAX", "1000",
                        "CONFIG_PATH", file.toString()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aModelRemembersReplacesAndForgets() {
        var turn = say(TOWN, Map.of());
        assertThat(turn.replyText()).isEqualTo("tool result: Remembered under town.");
        assertThat(memories()).containsExactlyEntriesOf(Map.of("town", "Lives in London"));
        JsonNode left = turn.end().get("responseMessage").get("attachments").get(0);
        assertThat(left.get("type").asString()).isEqualTo("memory");
        assertThat(left.at("/memory/key").asString()).isEqualTo("town");
        assertThat(left.get("messageId").asString()).isEqualTo(turn.replyId());

        say("tool:set_memory:{\"key\":\"town\",\"value\":\"Moved to Oslo\"}", Map.of());
        assertThat(memories()).containsExactlyEntriesOf(Map.of("town", "Moved to Oslo"));

        say("tool:delete_memory:{\"key\":\"town\"}", Map.of());
        assertThat(memories()).isEmpty();
    }

    @Test
    void aSharedLinkDoesNotTellWhatWasRemembered() {
        var turn = say(TOWN, Map.of());
        var link = json(expect(200, ada.post("/api/share/" + turn.conversationId(), Map.of())))
                .get("shareId")
                .asString();
        JsonNode shown = json(expect(200, server.signedIn().get("/api/share/" + link)));
        assertThat(shown.get("messages").get(1).toString())
                .contains("tool result: Remembered under town.")
                .doesNotContain("London", "tool_call");
    }

    @Test
    void whatMayNotBeRememberedIsToldToTheModel() {
        assertThat(say("tool:set_memory:{\"key\":\"secret\",\"value\":\"x\"}", Map.of())
                        .replyText())
                .startsWith("tool result: Error:");
        assertThat(say("tool:set_memory:{\"key\":\"pet\",\"value\":\"" + "cat ".repeat(60) + "\"}", Map.of())
                        .replyText())
                .startsWith("tool result: Error:");
        assertThat(memories()).isEmpty();
    }

    @Test
    void whoDoesNotWantToBeRememberedIsNot() {
        expect(200, ada.patch("/api/memories/preferences", Map.of("memories", false)));
        assertThat(say(TOWN, Map.of()).replyText()).contains("Tool set_memory not found");
        assertThat(memories()).isEmpty();
    }

    @Test
    void temporaryChatsLeaveNothingBehind() {
        say(TOWN, Map.of("isTemporary", true));
        assertThat(memories()).isEmpty();
    }

    @Test
    void withoutTheSwitchNoModelIsOfferedTheTools() {
        say(TOWN, Map.of("ephemeralAgent", Map.of()));
        assertThat(memories()).isEmpty();
    }

    @Test
    void anAgentKeepsItsMemoriesToItselfWhereItSaysSo() {
        expect(201, ada.post("/api/memories", Map.of("key", "pet", "value", "Has a parrot")));
        var settings = Map.<String, Object>of("model", "fake-echo", "tools", List.of("memory"));
        var isolated = SavedAgent.by(ada, settings);
        expect(200, ada.patch(isolated.path(), Map.of("memory_scope", "agent")));
        var other = SavedAgent.by(ada, settings);

        isolated.ask(TOWN);
        var kept = json(expect(200, ada.get("/api/memories"))).get("memories");
        assertThat(kept)
                .filteredOn(memory -> memory.get("key").asString().equals("town"))
                .singleElement()
                .satisfies(memory -> {
                    assertThat(memory.path("agentId").asString()).isEqualTo(isolated.id());
                    assertThat(memory.path("agentName").asString()).isEqualTo("Contract reviewer");
                });

        isolated.ask("what does the isolated one know");
        assertThat(told("what does the isolated one know"))
                .contains("Lives in London")
                .doesNotContain("parrot");
        other.ask("what does the other one know");
        assertThat(told("what does the other one know")).contains("parrot").doesNotContain("London");
    }

    /** Everything that the model was sent with a question. */
    private static String told(String question) {
        return FakeEndpoint.provider().requests().stream()
                .map(request -> request.body())
                .filter(body -> body.contains(question) && body.contains("\"stream\":true"))
                .findFirst()
                .orElseThrow();
    }

    private ChatTurn say(String text, Map<String, Object> more) {
        var turn = new HashMap<String, Object>(Map.of("ephemeralAgent", Map.of("memory", true)));
        turn.putAll(more);
        return ChatTurn.hear(ada, ChatTurn.start(ada, text, turn));
    }

    private Map<String, String> memories() {
        var memories = new HashMap<String, String>();
        json(expect(200, ada.get("/api/memories")))
                .get("memories")
                .forEach(memory -> memories.put(
                        memory.get("key").asString(), memory.get("value").asString()));
        return memories;
    }
}
