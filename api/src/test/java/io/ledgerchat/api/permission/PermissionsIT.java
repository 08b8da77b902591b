package io.ledgerchat.api.permission;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may do what with whose things (contract 75 §§1 to 3). */
class PermissionsIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final TestClient ADMIN = SERVER.administrator();
    private static final TestClient OWNER = SERVER.signedIn();
    private static final TestClient OTHER = SERVER.signedIn();
    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest(name = "{0}: view {1}, edit {2}, delete {3}, share {4}, listed {5}, bits {6}")
    @CsvSource({
        "owner, 200, 200, 200, 403, true, 15",
        "viewer, 200, 403, 403, 403, true, 1",
        "editor, 200, 200, 403, 403, true, 3",
        "co-owner, 200, 200, 200, 403, true, 15",
        "other, 403, 403, 403, 403, false, 0",
        "admin, 200, 200, 200, 200, false, 0",
        "anonymous, 401, 401, 401, 401, false, 0"
    })
    void whatSomebodyMayDependsOnWhoTheyAre(
            String who, int view, int edit, int delete, int share, boolean listed, int bits) {
        var agent = SavedAgent.by(OWNER, Map.of());
        var asker = asker(who, agent);

        assertThat(asker.get(agent.path()).statusCode()).isEqualTo(view);
        assertThat(asker.get(agent.path() + "/versions").statusCode()).isEqualTo(edit);
        assertThat(asker.patch(agent.path(), Map.of("name", "Changed")).statusCode())
                .isEqualTo(edit);
        assertThat(asker.put(shares(agent), Map.of("public", false)).statusCode())
                .isEqualTo(share);
        if (view != 401) {
            assertThat(asker.get("/api/agents?limit=1000").body().contains(agent.id()))
                    .isEqualTo(listed);
            assertThat(json(expect(200, asker.get(shares(agent) + "/effective")))
                            .get("permissionBits")
                            .asInt())
                    .isEqualTo(bits);
        }
        assertThat(asker.delete(agent.path(), null).statusCode()).isEqualTo(delete);
    }

    private static TestClient asker(String who, SavedAgent agent) {
        return switch (who) {
            case "owner" -> OWNER;
            case "admin" -> ADMIN;
            case "other" -> OTHER;
            case "anonymous" -> SERVER.client();
            default -> {
                agent.share(SERVER, OTHER, who.equals("co-owner") ? "owner" : who);
                yield OTHER;
            }
        };
    }

    @Test
    void aViewerDoesNotLearnWhoWroteItAndARefusalHasTheContractsWords() {
        var agent = SavedAgent.by(OWNER, Map.of());
        agent.share(SERVER, OTHER, "viewer");

        assertThat(json(expect(200, OTHER.get(agent.path()))).has("author")).isFalse();
        assertThat(json(expect(403, OTHER.patch(agent.path(), Map.of()))))
                .isEqualTo(JSON.readTree("{\"error\":\"Forbidden\","
                        + "\"message\":\"Insufficient permissions to access this agent\"}"));
        assertThat(json(expect(404, OTHER.get("/api/agents/agent_x"))))
                .isEqualTo(JSON.readTree("{\"error\":\"Not Found\",\"message\":\"agent not found\"}"));
    }

    @Test
    void accessIsShownInTheOrderInWhichItWasGiven() {
        var agent = SavedAgent.by(OWNER, Map.of());
        var update = Map.of(
                "updated",
                List.of(
                        Map.of("type", "user", "id", OTHER.accountId(), "accessRoleId", "agent_editor", "name", "Any"),
                        Map.of("type", "role", "id", "USER", "accessRoleId", "agent_viewer"),
                        Map.of("type", "user", "id", "65f000000000000000000000", "accessRoleId", "agent_viewer"),
                        Map.of("type", "user", "id", OTHER.accountId(), "accessRoleId", "promptGroup_owner")),
                "removed",
                List.of(),
                "public",
                true,
                "publicAccessRoleId",
                "agent_viewer");

        var answer = json(expect(200, ADMIN.put(shares(agent), update)));
        assertThat(answer.get("message").asString()).isEqualTo("Permissions updated successfully");
        assertThat(answer.get("results").get("principals")).hasSize(3);
        assertThat(answer.get("results").get("principals").get(0).propertyNames())
                .containsExactlyInAnyOrder("type", "id", "name", "accessRoleId");
        assertThat(answer.get("results").get("principals").get(2))
                .isEqualTo(JSON.readTree("{\"type\":\"public\",\"id\":null,\"accessRoleId\":\"agent_viewer\"}"));

        var shown = json(expect(200, ADMIN.get(shares(agent))));
        assertThat(shown.get("public").asBoolean()).isTrue();
        assertThat(shown.get("publicAccessRoleId").asString()).isEqualTo("agent_viewer");
        assertThat(shown.get("principals")).hasSize(3);
        assertThat(shown.get("principals").get(0).get("id").asString()).isEqualTo(OWNER.accountId());
        assertThat(shown.get("principals").get(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "type", "id", "name", "email", "avatar", "source", "idOnTheSource", "accessRoleId");
        assertThat(json(OTHER.get(agent.path())).get("isPublic").asBoolean()).isTrue();

        expect(200, ADMIN.put(shares(agent), Map.of("public", false)));
        assertThat(json(ADMIN.get(shares(agent))).get("public").asBoolean()).isFalse();
        // Else everybody has it in their list from now on: it is shared with the role of all.
        expect(200, ADMIN.delete(agent.path(), null));
    }

    @Test
    void theLastOwnerStays() {
        var agent = SavedAgent.by(OWNER, Map.of());
        var owner = Map.of("type", "user", "id", OWNER.accountId());

        var refusal = json(expect(400, ADMIN.put(shares(agent), Map.of("removed", List.of(owner)))));

        assertThat(refusal.get("error").asString()).isEqualTo("Failed to update permissions");
        expect(200, OWNER.get(agent.path()));
    }

    @Test
    void revokedAccessOpensNothingFromTheNextRequestOn() {
        var agent = SavedAgent.by(OWNER, Map.of());
        agent.share(SERVER, OTHER, "editor");
        expect(200, OTHER.patch(agent.path(), Map.of("name", "Ours")));

        var removed = List.of(Map.of("type", "user", "id", OTHER.accountId()));
        expect(200, ADMIN.put(shares(agent), Map.of("removed", removed)));

        expect(403, OTHER.get(agent.path()));
        expect(403, OTHER.patch(agent.path(), Map.of("name", "Mine")));
    }

    @Test
    void groupsGiveAndTakeAccess() {
        var member = SERVER.signedIn();
        var group = json(expect(201, ADMIN.post("/api/admin/groups", Map.of("name", "Analysts"))))
                .get("group")
                .get("_id")
                .asString();
        var path = "/api/admin/groups/" + group;
        var agent = SavedAgent.by(OWNER, Map.of());
        var grant = Map.of("type", "group", "id", group, "accessRoleId", "agent_viewer");
        expect(200, ADMIN.put(shares(agent), Map.of("updated", List.of(grant))));
        expect(403, member.get(agent.path()));

        expect(200, ADMIN.post(path + "/members", Map.of("userId", member.accountId())));
        expect(200, member.get(agent.path()));
        assertThat(json(expect(200, ADMIN.get(path + "/members"))).get("total").asInt())
                .isEqualTo(1);

        expect(200, ADMIN.delete(path + "/members/" + member.accountId(), null));
        expect(403, member.get(agent.path()));

        assertThat(json(expect(200, ADMIN.patch(path, Map.of("description", "BI"))))
                        .get("group")
                        .get("name")
                        .asString())
                .isEqualTo("Analysts");
        expect(200, ADMIN.delete(path, null));
        expect(404, ADMIN.get(path));
        assertThat(json(ADMIN.get(shares(agent))).get("principals")).hasSize(1);
        assertThat(expect(403, member.get("/api/admin/groups")).body()).isEqualTo("{\"message\":\"Forbidden\"}");
        assertThat(expect(400, ADMIN.post("/api/admin/groups", Map.of())).body())
                .isEqualTo("{\"error\":\"name is required\"}");
    }

    @Test
    void whoIsNoAccountHereIsAMemberByTheirIdAlone() {
        var member = SERVER.signedIn();
        var form = Map.of("name", "Abroad", "source", "entra", "memberIds", List.of("an-entra-id", member.accountId()));
        assertThat(expect(400, ADMIN.post("/api/admin/groups", form)).body())
                .startsWith("{\"error\":\"Group validation failed: idOnTheSource: ");

        var whole = new HashMap<String, Object>(form);
        whole.put("idOnTheSource", "group-in-entra");
        var group = json(expect(201, ADMIN.post("/api/admin/groups", whole))).get("group");
        var members = json(
                expect(200, ADMIN.get("/api/admin/groups/" + group.get("_id").asString() + "/members")));

        assertThat(members.get("total").asInt()).isEqualTo(2);
        assertThat(members.at("/members/0"))
                .isEqualTo(JSON.readTree("{\"userId\":\"an-entra-id\",\"name\":\"an-entra-id\",\"email\":\"\"}"));
        assertThat(members.at("/members/1/email").asString()).isEqualTo(member.email());
    }

    @Test
    void rolesOfATypeAreKeysOfTheClientsTranslations() {
        assertThat(json(expect(200, OTHER.get("/api/permissions/agent/roles")))).isEqualTo(JSON.readTree("""
                        [{"accessRoleId":"agent_viewer","name":"com_ui_role_viewer",
                          "description":"com_ui_role_viewer_desc","permBits":1},
                         {"accessRoleId":"agent_editor","name":"com_ui_role_editor",
                          "description":"com_ui_role_editor_desc","permBits":3},
                         {"accessRoleId":"agent_owner","name":"com_ui_role_owner",
                          "description":"com_ui_role_owner_desc","permBits":15}]"""));
        assertThat(json(OTHER.get("/api/permissions/sharedLink/roles"))).hasSize(2);
        assertThat(json(OTHER.get("/api/permissions/remoteAgent/roles"))
                        .get(0)
                        .get("name")
                        .asString())
                .isEqualTo("com_ui_remote_agent_role_viewer");
        assertThat(json(expect(400, OTHER.get("/api/permissions/assistant/roles")))
                        .get("details")
                        .asString())
                .startsWith("Invalid resourceType: assistant. Valid types: agent, ");
    }

    @Test
    void effectivePermissionsOfAllAgents() {
        var someone = SERVER.signedIn();
        var own = SavedAgent.by(someone, Map.of());
        var shared = SavedAgent.by(OWNER, Map.of());
        shared.share(SERVER, someone, "viewer");

        var all = json(expect(200, someone.get("/api/permissions/agent/effective/all")));

        assertThat(all.get(own.documentId()).asInt()).isEqualTo(15);
        assertThat(all.get(shared.documentId()).asInt()).isEqualTo(1);
        assertThat(json(someone.get("/api/permissions/remoteAgent/" + own.documentId() + "/effective"))
                        .get("permissionBits")
                        .asInt())
                .isEqualTo(15);
        assertThat(json(someone.get("/api/permissions/agent/no-id/effective"))
                        .get("permissionBits")
                        .asInt())
                .isZero();
    }

    @Test
    void whatCanBeNoIdIsNotThere() {
        String path = "/api/permissions/agent/" + "x".repeat(201);
        expect(404, ADMIN.get(path));
        expect(404, ADMIN.put(path, Map.of("updated", List.of(), "removed", List.of())));
    }

    @Test
    void principalsAreSearchedByThoseWhoMay() {
        assertThat(json(expect(403, OTHER.get("/api/permissions/search-principals?q=Test")))
                        .get("message")
                        .asString())
                .isEqualTo("Insufficient permissions to search for users, groups, or roles");

        var name = OTHER.email().substring(0, OTHER.email().indexOf('@'));
        var found = json(expect(200, ADMIN.get("/api/permissions/search-principals?types=user&q=" + name)));
        assertThat(found.get("count").asInt()).isEqualTo(1);
        assertThat(found.get("types")).isEqualTo(JSON.readTree("[\"user\"]"));
        JsonNode row = found.get("results").get(0);
        assertThat(row.propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "type", "name", "email", "username", "avatar", "provider", "source", "idOnTheSource");
        assertThat(row.get("id").asString()).isEqualTo(OTHER.accountId());
        assertThat(json(ADMIN.get("/api/permissions/search-principals?types=role&q=us"))
                        .get("results")
                        .get(0)
                        .get("id")
                        .asString())
                .isEqualTo("USER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?q=", "?q=a"})
    void aSearchNeedsTwoCharacters(String query) {
        expect(400, ADMIN.get("/api/permissions/search-principals" + query));
    }

    private static String shares(SavedAgent agent) {
        return "/api/permissions/agent/" + agent.documentId();
    }
}
