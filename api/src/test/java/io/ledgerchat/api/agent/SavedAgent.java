package io.ledgerchat.api.agent;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;

import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An agent that somebody saved, for tests. */
public record SavedAgent(TestClient owner, JsonNode document) {
    /** Saves one with these settings besides the necessary ones. */
    public static SavedAgent by(TestClient owner, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>(Map.of(
                "name",
                "Contract reviewer",
                "provider",
                "Fake",
                "model",
                "fake-1",
                "instructions",
                "You read contracts."));
        body.putAll(more);
        return new SavedAgent(owner, json(expect(201, owner.post("/api/agents", body))));
    }

    public String id() {
        return document.get("id").asString();
    }

    public String documentId() {
        return document.get("_id").asString();
    }

    public String path() {
        return "/api/agents/" + id();
    }

    /** Its owner says something to it and hears the reply. */
    public ChatTurn ask(String text) {
        var payload = new LinkedHashMap<>(ChatTurn.payload(text, Map.of("endpoint", "agents", "agent_id", id())));
        payload.remove("model");
        payload.remove("endpointType");
        return ChatTurn.hear(owner, json(expect(200, owner.post("/api/agents/chat/agents", payload))));
    }

    /** Gives somebody a role, with the administrator's help: ordinary users may not share by default. */
    public void share(RunningLedgerChat server, TestClient with, String role) {
        var principal = Map.of("type", "user", "id", with.accountId(), "accessRoleId", "agent_" + role);
        expect(
                200,
                server.administrator()
                        .put(
                                "/api/permissions/agent/" + documentId(),
                                Map.of("updated", List.of(principal), "removed", List.of())));
    }
}
