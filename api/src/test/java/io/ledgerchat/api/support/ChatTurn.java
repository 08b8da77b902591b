package io.ledgerchat.api.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One turn of a conversation, said and heard to its end. */
public record ChatTurn(JsonNode started, List<JsonNode> frames) {
    public static final String ROOT = "00000000-0000-0000-0000-000000000000";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Begins a conversation and hears the reply. */
    public static ChatTurn say(TestClient person, String text) {
        return hear(person, start(person, text, Map.of()));
    }

    /** Goes on after this turn. */
    public ChatTurn then(TestClient person, String text) {
        return hear(
                person, start(person, text, Map.of("conversationId", conversationId(), "parentMessageId", replyId())));
    }

    /** Sends the POST alone; {@code more} adds to the payload or replaces what it has. */
    public static JsonNode start(TestClient person, String text, Map<String, Object> more) {
        return TestClient.json(TestClient.expect(200, person.post("/api/agents/chat/Fake", payload(text, more))));
    }

    /** What LibreChat's client sends for a plain turn (contract 30 §3.2). */
    public static Map<String, Object> payload(String text, Map<String, Object> more) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("text", text);
        payload.put("sender", "User");
        payload.put("isCreatedByUser", true);
        payload.put("clientTimestamp", "2026-01-31T11:00:00");
        payload.put("timezone", "Europe/Oslo");
        payload.put("parentMessageId", ROOT);
        payload.put("messageId", UUID.randomUUID().toString());
        payload.put("error", false);
        payload.put("endpoint", "Fake");
        payload.put("endpointType", "custom");
        payload.put("model", "fake-echo");
        payload.put("key", "never");
        payload.put("isTemporary", false);
        payload.put("isRegenerate", false);
        payload.put("isContinued", false);
        payload.put("ephemeralAgent", Map.of());
        payload.put("clientRequestId", UUID.randomUUID().toString());
        payload.put("generationProtocolVersion", 2);
        payload.putAll(more);
        return payload;
    }

    /** Reads the stream of a started turn to its end. */
    public static ChatTurn hear(TestClient person, JsonNode started) {
        String stream = started.get("streamId").asString();
        return new ChatTurn(started, frames(person, "/api/agents/chat/stream/" + stream));
    }

    /** Every frame of a stream; an {@code event: error} appears as an object with the field {@code error}. */
    public static List<JsonNode> frames(TestClient person, String path) {
        return frames(person.open(path));
    }

    /** The same of a stream that was opened before; by then the server had found the reply. */
    public static List<JsonNode> frames(HttpResponse<InputStream> opened) {
        var frames = new ArrayList<JsonNode>();
        try (var lines = new BufferedReader(new InputStreamReader(opened.body(), StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null; ) {
                if (line.startsWith("data: ") && !line.equals("data: {}")) {
                    frames.add(JSON.readTree(line.substring("data: ".length())));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return frames;
    }

    public String conversationId() {
        return started.get("conversationId").asString();
    }

    /** The last frame. */
    public JsonNode end() {
        return frames.getLast();
    }

    public String messageId() {
        return end().get("requestMessage").get("messageId").asString();
    }

    public String replyId() {
        return end().get("responseMessage").get("messageId").asString();
    }

    /** The text parts of the kept reply. */
    public String replyText() {
        var text = new StringBuilder();
        for (JsonNode part : end().get("responseMessage").get("content")) {
            if (part.path("type").asString().equals("text")) {
                text.append(part.get("text").asString());
            }
        }
        return text.toString();
    }
}
