package io.ledgerchat.api.prompt;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.command.permission.GrantAccess;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Prompts as clients ask for them (contract 50 §2). */
class PromptsIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    private final TestClient ada = SERVER.signedIn();
    private final TestClient bob = SERVER.signedIn();

    @Test
    void aNewPromptHasOneVersionInProduction() {
        JsonNode made = create("Summarise");
        JsonNode group = made.get("group");
        assertThat(group.get("productionId")).isEqualTo(made.get("prompt").get("_id"));
        assertThat(group.get("category").asString()).isEqualTo("write");
        assertThat(group.get("oneliner").asString()).isEmpty();
        assertThat(group.get("numberOfGenerations").asInt()).isZero();
        assertThat(group.has("command")).isFalse();
        JsonNode shown = json(expect(200, ada.get("/api/prompts/groups/" + id(made))));
        assertThat(shown.get("productionPrompt").get("prompt").asString()).isEqualTo("Sum up: {{text}}");
        assertThat(shown.get("authorName").asString()).startsWith("Test user");
        JsonNode line = json(expect(200, ada.get("/api/prompts/groups?limit=10")))
                .get("promptGroups")
                .get(0);
        assertThat(line.get("productionPrompt").propertyNames()).containsExactlyInAnyOrder("_id", "prompt");
        assertThat(line.has("isPublic")).isFalse();
        assertThat(json(expect(200, ada.get("/api/prompts/all")))).hasSize(1);
    }

    @Test
    void versionsAreAddedPutInProductionAndDeleted() {
        JsonNode made = create("Summarise");
        String path = "/api/prompts/groups/" + id(made);
        String second = json(expect(200, ada.post(path + "/prompts", Map.of("prompt", version("Briefly")))))
                .get("prompt")
                .get("_id")
                .asString();
        JsonNode versions = json(expect(200, ada.get("/api/prompts?groupId=" + id(made))));
        assertThat(versions).hasSize(2);
        assertThat(versions.get(0).get("_id").asString()).isEqualTo(second);
        assertThat(json(ada.get(path)).get("productionId"))
                .isEqualTo(made.get("prompt").get("_id"));
        expect(200, ada.send("PATCH", "/api/prompts/" + second + "/tags/production", Map.of()));
        assertThat(json(ada.get(path)).get("productionId").asString()).isEqualTo(second);
        assertThat(json(expect(200, ada.get("/api/prompts/" + second)))
                        .get("prompt")
                        .asString())
                .isEqualTo("Briefly");

        expect(200, ada.delete("/api/prompts/" + second + "?groupId=" + id(made), null));
        assertThat(json(ada.get(path)).get("productionId"))
                .isEqualTo(made.get("prompt").get("_id"));
        String first = made.get("prompt").get("_id").asString();
        expect(400, ada.delete("/api/prompts/" + first, null));
        JsonNode gone = json(expect(200, ada.delete("/api/prompts/" + first + "?groupId=" + id(made), null)));
        assertThat(gone.get("promptGroup").get("id").asString()).isEqualTo(id(made));
        expect(404, ada.get(path));
    }

    @Test
    void usesAreCountedAndComeFirst() {
        JsonNode first = create("First");
        create("Second");
        JsonNode used = json(expect(200, ada.post("/api/prompts/groups/" + id(first) + "/use", Map.of())));
        assertThat(used.get("numberOfGenerations").asInt()).isEqualTo(1);
        JsonNode page = json(expect(200, ada.get("/api/prompts/groups?pageSize=1")));
        assertThat(page.get("promptGroups").get(0).get("name").asString()).isEqualTo("First");
        assertThat(page.get("has_more").asBoolean()).isTrue();
        assertThat(page.get("pages").asString()).isEqualTo("9999");
        JsonNode rest = json(expect(
                200,
                ada.get("/api/prompts/groups?pageSize=1&cursor="
                        + page.get("after").asString())));
        assertThat(rest.get("promptGroups").get(0).get("name").asString()).isEqualTo("Second");
        assertThat(rest.get("after").isNull()).isTrue();
        assertThat(json(ada.get("/api/prompts/groups?name=irs")).get("promptGroups"))
                .hasSize(1);
        assertThat(json(ada.get("/api/prompts/groups?category=write")).get("promptGroups"))
                .hasSize(2);
        assertThat(json(ada.get("/api/prompts/groups?category=sys__no__category__sys"))
                        .get("promptGroups"))
                .isEmpty();
    }

    @Test
    void sharedPromptsAreSeenAsFarAsTheyAreShared() {
        JsonNode made = create("Shared");
        String path = "/api/prompts/groups/" + id(made);
        String version = made.get("prompt").get("_id").asString();
        assertThat(json(expect(404, bob.get("/api/prompts/groups/66b000000000000000000001")))
                        .get("message")
                        .asString())
                .isEqualTo("promptGroup not found");
        expect(403, bob.get(path));
        expect(403, bob.get("/api/prompts/" + version));
        expect(403, bob.get("/api/prompts?groupId=" + id(made)));
        assertThat(json(bob.get("/api/prompts/all"))).isEmpty();

        grant(made, AccessRole.VIEWER);
        expect(200, bob.get(path));
        expect(200, bob.post(path + "/use", Map.of()));
        expect(403, bob.post(path + "/prompts", Map.of("prompt", version("Mine"))));
        expect(403, bob.send("PATCH", path, Map.of("name", "Mine")));
        assertThat(json(bob.get("/api/prompts/groups?category=sys__shared__prompts__sys"))
                        .get("promptGroups"))
                .hasSize(1);
        assertThat(json(bob.get("/api/prompts/groups?category=sys__my__prompts__sys"))
                        .get("promptGroups"))
                .isEmpty();

        grant(made, AccessRole.EDITOR);
        expect(200, bob.send("PATCH", path, Map.of("name", "Ours")));
        expect(403, bob.delete(path, null));
        expect(200, ada.delete(path, null));
        expect(404, bob.get(path));
    }

    @Test
    void whatIsCalledOtherwiseIsCheckedStrictly() {
        JsonNode made = create("Summarise");
        String path = "/api/prompts/groups/" + id(made);
        JsonNode changed = json(
                expect(200, ada.send("PATCH", path, Map.of("name", "Sum up", "oneliner", "short", "command", "sum"))));
        assertThat(changed.get("command").asString()).isEqualTo("sum");
        assertThat(changed.has("productionPrompt")).isFalse();
        var none = new HashMap<String, Object>();
        none.put("command", null);
        assertThat(json(expect(200, ada.send("PATCH", path, none))).has("command"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"author\":\"me\"}",
                "{\"name\":\"\"}",
                "{\"name\":7}",
                "{\"command\":\"No Spaces\"}",
                "{\"category\":null}"
            })
    void whatIsNotAllowedIsListed(String body) {
        JsonNode refused = json(expect(400, ada.send("PATCH", "/api/prompts/groups/" + id(create("X")), body)));
        assertThat(refused.get("error").asString()).isEqualTo("Invalid request body");
        assertThat(refused.get("details").get(0).has("code")).isTrue();
    }

    @Test
    void whatIsNoPromptIsRefused() {
        expect(400, ada.post("/api/prompts", Map.of("prompt", version("x"))));
        expect(400, ada.post("/api/prompts", Map.of("group", Map.of("name", "x"))));
        String path = "/api/prompts/groups/" + id(create("X")) + "/prompts";
        expect(400, ada.post(path, Map.of()));
        expect(400, ada.post(path, Map.of("prompt", Map.of("prompt", " ", "type", "text"))));
        expect(400, ada.post(path, Map.of("prompt", Map.of("prompt", "x", "type", "song"))));
        expect(400, ada.get("/api/prompts?groupId=nonsense"));
        expect(404, ada.get("/api/prompts/random"));
        expect(404, ada.send("PATCH", "/api/prompts/random/labels", Map.of()));
        expect(200, ada.get("/api/prompts/groups?limit=abc&cursor=nonsense"));
    }

    private JsonNode create(String name) {
        return json(expect(
                200,
                ada.post(
                        "/api/prompts",
                        Map.of(
                                "prompt", version("Sum up: {{text}}"),
                                "group", Map.of("name", name, "category", "write")))));
    }

    private static Map<String, Object> version(String text) {
        return Map.of("prompt", text, "type", "text");
    }

    private static String id(JsonNode made) {
        return made.get("group").get("_id").asString();
    }

    private void grant(JsonNode made, AccessRole role) {
        SERVER.bean(Commands.class)
                .send(new GrantAccess(
                        new ResourceId(ResourceType.PROMPT_GROUP, id(made)),
                        new AccountId(ada.accountId()),
                        Principal.user(new AccountId(bob.accountId())),
                        role,
                        NOW));
    }
}
