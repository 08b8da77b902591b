package io.ledgerchat.api.message;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.FakeEndpoint;
import io.ledgerchat.api.support.MultipartBody;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Replies by saved agents: with their instructions, tools and files, to those who may view them. */
class AgentReplyIT {
    private static final Map<String, Object> HELPER =
            Map.of("name", "Helper", "model", "fake-echo", "instructions", "Be short.", "tools", List.of("calculator"));

    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final TestClient ada = server.signedIn();

    @Test
    void aToolCallOfASavedAgentIsAnsweredAsLibreChatAnswersIt() {
        var agent = SavedAgent.by(ada, HELPER);
        var turn = ask(ada, agent, "tool:calculator:{\"input\":\"6*7\"}", Map.of());
        assertThat(withoutNames(Recorded.comparable(turn.frames())))
                .isEqualTo(withoutNames(Recorded.frames("chat.stream/saved agent, tool call")));
        var conversation = json(ada.get("/api/convos/" + turn.conversationId()));
        assertThat(conversation.get("endpoint").asString()).isEqualTo("agents");
        assertThat(conversation.get("agent_id").asString()).isEqualTo(agent.id());
        assertThat(conversation.has("model")).isFalse();
        assertThat(conversation.has("endpointType")).isFalse();
        var shown = json(ada.get("/api/messages/" + turn.conversationId()));
        assertThat(shown.get(1).at("/content/0/tool_call/output").asString()).isEqualTo("42");
    }

    @Test
    void theModelIsToldTheInstructionsAndOfferedTheTools() {
        var agent = SavedAgent.by(ada, HELPER);
        ask(ada, agent, "hello", Map.of());
        var request = request("hello");
        assertThat(request.at("/messages/0/content").asString()).isEqualTo("Be short.");
        assertThat(request.at("/tools/0/function/name").asString()).isEqualTo("calculator");
    }

    @Test
    void aToolThatIsNotOfferedIsNotFound() {
        var turn = ChatTurn.say(ada, "tool:calculator:{\"input\":\"6*7\"}");
        assertThat(turn.replyText()).contains("Tool calculator not found");
    }

    @Test
    void onlyThoseWhoMayViewAnAgentTalkWithIt() {
        var agent = SavedAgent.by(ada, HELPER);
        var eve = server.signedIn();
        var refused = expect(403, eve.post("/api/agents/chat/agents", payload(agent.id(), "hello", Map.of())));
        assertThat(json(refused).get("message").asString()).isEqualTo("Insufficient permissions to access this agent");
        agent.share(server, eve, "viewer");
        assertThat(ask(eve, agent, "hello", Map.of()).replyText()).isEqualTo("hello");
        expect(404, eve.post("/api/agents/chat/agents", payload("agent_nobody", "hello", Map.of())));
        expect(400, eve.post("/api/agents/chat/agents", payload("", "hello", Map.of())));
    }

    @Test
    void whatAContextFileSaysIsToldToTheModel() {
        var agent = SavedAgent.by(ada, HELPER);
        expect(
                200,
                ada.upload(
                        "/api/files",
                        new MultipartBody()
                                .field("endpoint", "agents")
                                .field("agent_id", agent.id())
                                .field("tool_resource", "context")
                                .file("depths.txt", "text/plain", text("The Sognefjord is 1303 metres deep."))));
        ask(ada, agent, "how deep", Map.of());
        assertThat(request("how deep").at("/messages/0/content").asString()).contains("1303 metres");
    }

    @Test
    void aSearchInTheAgentsFilesNamesItsSources() {
        var agent = SavedAgent.by(ada, Map.of("name", "Reader", "model", "fake-echo", "tools", List.of("file_search")));
        expect(
                200,
                ada.upload(
                        "/api/files",
                        new MultipartBody()
                                .field("endpoint", "agents")
                                .field("agent_id", agent.id())
                                .field("tool_resource", "file_search")
                                .file("depths.txt", "text/plain", text("The Sognefjord is 1303 metres deep."))));
        // Elasticsearch shows what was written a moment later.
        var turn = await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> ask(ada, agent, "tool:file_search:{\"query\":\"Sognefjord\"}", Map.of()),
                        asked -> !asked.end().at("/responseMessage/attachments").isEmpty());
        var attachment = turn.end().at("/responseMessage/attachments/0");
        assertThat(attachment.get("type").asString()).isEqualTo("file_search");
        assertThat(attachment.at("/file_search/sources/0/fileName").asString()).isEqualTo("depths.txt");
        assertThat(turn.replyText()).contains("1303 metres").contains("turn0file0");
        var kept = json(ada.get("/api/messages/" + turn.conversationId()));
        assertThat(kept.get(1).at("/attachments/0/messageId").asString()).isEqualTo(turn.replyId());
    }

    @Test
    void whereReadersMayNotSeeSourcesTheModelIsNotAskedForThem() {
        var agent = SavedAgent.by(ada, Map.of("name", "Reader", "model", "fake-echo", "tools", List.of("file_search")));
        var file = new MultipartBody()
                .field("endpoint", "agents")
                .field("agent_id", agent.id())
                .field("tool_resource", "file_search")
                .file("depths.txt", "text/plain", text("The Sognefjord is 1303 metres deep."));
        expect(200, ada.upload("/api/files", file));
        ask(ada, agent, "cite, please", Map.of());
        assertThat(request("cite, please").get("tools").toString()).contains("depths.txt", "anchor");

        var silent =
                FakeEndpoint.configuration(RunningLedgerChat.temporaryHome(), "interface: {fileCitations: false}\n");
        try (var other = server.alongside(Map.of("CONFIG_PATH", silent.toString()))) {
            ask(other.client().withToken(ada.token()), agent, "do not cite", Map.of());
        }
        assertThat(request("do not cite").get("tools").toString())
                .contains("depths.txt")
                .doesNotContain("anchor");
    }

    @Test
    void anAttachedImageIsShownToTheModel() throws IOException {
        var uploaded = json(expect(
                200,
                ada.upload(
                        "/api/files/images",
                        new MultipartBody()
                                .field("endpoint", "Fake")
                                .field("width", "4")
                                .field("height", "4")
                                .file("dot.png", "image/png", picture()))));
        var file = Map.of("file_id", uploaded.get("file_id").asString(), "type", "image/png", "filepath", "x");
        var turn = ChatTurn.hear(ada, ChatTurn.start(ada, "look at this", Map.of("files", List.of(file))));
        assertThat(request("look at this")
                        .at("/messages/0/content/1/image_url/url")
                        .asString())
                .startsWith("data:image/");
        turn.then(ada, "and once more");
        assertThat(request("and once more")
                        .at("/messages/0/content/1/image_url/url")
                        .asString())
                .startsWith("data:image/");
    }

    @Test
    void aDocumentThatWasUploadedForTheProviderGoesToItAsItIs() {
        var uploaded = json(expect(
                200,
                ada.upload(
                        "/api/files",
                        new MultipartBody()
                                .field("endpoint", "Fake")
                                .field("endpointType", "custom")
                                .field("message_file", "true")
                                .file("depths.csv", "text/csv", text("fjord,depth")))));
        var file = Map.of("file_id", uploaded.get("file_id").asString(), "type", "text/csv", "filepath", "x");

        ChatTurn.hear(ada, ChatTurn.start(ada, "read this table", Map.of("files", List.of(file))));

        var content = request("read this table").at("/messages/0/content");
        assertThat(content.at("/0/text").asString()).isEqualTo("read this table");
        assertThat(content.at("/1/file/filename").asString()).isEqualTo("depths.csv");
        assertThat(content.at("/1/file/file_data").asString())
                .isEqualTo("data:text/csv;base64," + Base64.getEncoder().encodeToString(text("fjord,depth")));
    }

    /** Which agent it was, and how the provider called its call, is another matter. */
    private static String withoutNames(List<Object> frames) {
        return frames.toString()
                .replaceAll("agent_[A-Za-z0-9_-]{21}", "an agent")
                .replaceAll("call_fake_\\d+", "a call");
    }

    private static ChatTurn ask(TestClient who, SavedAgent agent, String text, Map<String, Object> more) {
        var started = json(expect(200, who.post("/api/agents/chat/agents", payload(agent.id(), text, more))));
        return ChatTurn.hear(who, started);
    }

    private static Map<String, Object> payload(String agent, String text, Map<String, Object> more) {
        var payload = new LinkedHashMap<>(ChatTurn.payload(text, more));
        payload.remove("model");
        payload.remove("endpointType");
        payload.put("endpoint", "agents");
        payload.put("agent_id", agent);
        return payload;
    }

    /** The last streamed question that was asked with this text. */
    private static JsonNode request(String text) {
        var found = FakeEndpoint.provider().requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.body().contains(text))
                .map(request -> request.body())
                .filter(body -> body.contains("\"stream\":true"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return JsonMapper.builder().build().readTree(found);
    }

    private static byte[] text(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
