package io.ledgerchat.api.account;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.command.account.PluginCredentials;
import io.ledgerchat.event.account.AccountId;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people choose for themselves (contract 10 §§C2, C5, C9–C11). */
class PreferencesIT {
    private static final String FAVORITES = "/api/user/settings/favorites";

    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final TestClient client = server.signedIn();

    @Test
    void favoritesAreKeptInTheirOrderAndReplacedAsAWhole() {
        assertThat(client.get(FAVORITES).body()).isEqualTo("[]");
        var agent = SavedAgent.by(client, Map.of());
        var chosen = "[{\"agentId\":\"" + agent.id()
                + "\"},{\"model\":\"gpt-4o\",\"endpoint\":\"openAI\"},{\"spec\":\"fast\"}]";

        assertThat(expect(200, client.post(FAVORITES, "{\"favorites\":" + chosen + "}"))
                        .body())
                .isEqualTo(chosen);
        assertThat(client.get(FAVORITES).body()).isEqualTo(chosen);
        assertThat(json(client.get("/api/user")).get("favorites").toString()).isEqualTo(chosen);
        expect(200, client.post(FAVORITES, "{\"favorites\":[{\"spec\":\"slow\",\"unknown\":1}]}"));
        assertThat(client.get(FAVORITES).body()).isEqualTo("[{\"spec\":\"slow\"}]");
        assertThat(server.signedIn().get(FAVORITES).body()).isEqualTo("[]");
    }

    @Test
    void agentsThatAreGoneOrOutOfSightAreNoFavoritesAnyMore() {
        var ada = server.signedIn();
        var lent = SavedAgent.by(ada, Map.of());
        var own = SavedAgent.by(client, Map.of());
        lent.share(server, client, "viewer");
        var both = List.of(Map.of("agentId", lent.id()), Map.of("agentId", own.id()));
        expect(200, client.post(FAVORITES, Map.of("favorites", both)));
        assertThat(json(client.get(FAVORITES))).hasSize(2);

        expect(200, client.delete(own.path(), Map.of()));
        assertThat(json(client.get(FAVORITES)).toString()).isEqualTo("[{\"agentId\":\"" + lent.id() + "\"}]");
        expect(200, ada.delete(lent.path(), Map.of()));
        assertThat(client.get(FAVORITES).body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}|Favorites data is required",
                "{\"favorites\":null}|Favorites data is required",
                "{\"favorites\":0}|Favorites data is required",
                "{\"favorites\":{}}|Favorites must be an array",
                "{\"favorites\":[{}]}|Each favorite must have either agentId, model+endpoint, or spec",
                "{\"favorites\":[null]}|Each favorite must have either agentId, model+endpoint, or spec",
                "{\"favorites\":[{\"agentId\":\"\"}]}|Each favorite must have either agentId, model+endpoint, or spec",
                "{\"favorites\":[{\"model\":\"m\"}]}|model and endpoint must be provided together",
                "{\"favorites\":[{\"spec\":\"\"}]}|spec must be a non-empty string",
                "{\"favorites\":[{\"spec\":\"s\",\"model\":\"m\"}]}|spec cannot be combined with agentId, model, or endpoint",
                "{\"favorites\":[{\"agentId\":\"a\",\"model\":\"m\"}]}|agentId cannot be combined with model or endpoint",
                "{\"favorites\":[{\"agentId\":\"a\",\"spec\":\"s\"}]}|Favorite cannot have multiple types (agentId, model/endpoint, or spec)",
            })
    void whatIsNoFavoriteIsRefusedInTheWordsOfTheContract(String body, String message) {
        assertThat(message(400, client.post(FAVORITES, body))).isEqualTo(message);
        assertThat(client.get(FAVORITES).body()).isEqualTo("[]");
    }

    @Test
    void favoritesAreBounded() {
        var many = Map.of("favorites", Collections.nCopies(51, Map.of("spec", "s")));
        var refused = json(expect(400, client.post(FAVORITES, many)));
        assertThat(refused.get("code").asString()).isEqualTo("MAX_FAVORITES_EXCEEDED");
        assertThat(refused.get("limit").asInt()).isEqualTo(50);
        var tooLong = Map.of("favorites", List.of(Map.of("agentId", "a".repeat(257))));
        assertThat(message(400, client.post(FAVORITES, tooLong))).isEqualTo("agentId exceeds maximum length of 256");
    }

    @Test
    void toolsAreListedOldestFirst() {
        for (String tool : List.of("mcp/every%2Fthing%20else", "builtin/web_search", "mcp/every%2Fthing%20else")) {
            expect(200, client.put(FAVORITES + "/tools/" + tool, null));
        }
        assertThat(client.get(FAVORITES + "/tools").body())
                .isEqualTo("[{\"itemType\":\"mcp\",\"itemId\":\"every/thing else\"},"
                        + "{\"itemType\":\"builtin\",\"itemId\":\"web_search\"}]");
        for (int again = 0; again < 2; again++) {
            assertThat(expect(200, client.delete(FAVORITES + "/tools/builtin/web_search", null))
                            .body())
                    .isEqualTo("{\"ok\":true}");
        }
        assertThat(json(client.get(FAVORITES + "/tools")).size()).isEqualTo(1);
    }

    @Test
    void whatIsNoToolIsRefused() {
        assertThat(json(expect(400, client.put(FAVORITES + "/tools/hammer/x", null)))
                        .get("code")
                        .asString())
                .isEqualTo("INVALID_ITEM_TYPE");
        assertThat(json(expect(400, client.put(FAVORITES + "/tools/tool/%20", null)))
                        .get("code")
                        .asString())
                .isEqualTo("INVALID_ITEM_ID");
        assertThat(expect(400, client.put(FAVORITES + "/tools/tool/" + "x".repeat(257), null))
                        .body())
                .contains("INVALID_ITEM_ID");
    }

    @Test
    void codeRunsWhereThePersonChose() {
        assertThat(message(400, client.patch("/api/user/preferences", Map.of("statefulCodeEnvironment", "moon"))))
                .isEqualTo("statefulCodeEnvironment must be one of: user, agent-user, conversation");
        assertThat(expect(200, client.patch("/api/user/preferences", Map.of("statefulCodeEnvironment", "agent-user")))
                        .body())
                .isEqualTo("{\"updated\":true,\"preferences\":{\"statefulCodeEnvironment\":\"agent-user\"}}");
        assertThat(json(client.get("/api/user"))
                        .get("personalization")
                        .get("statefulCodeEnvironment")
                        .asString())
                .isEqualTo("agent-user");
    }

    @Test
    void aToolIsInstalledWithItsCredentialsAndUninstalled() {
        var install = new LinkedHashMap<String, Object>(
                Map.of("pluginKey", "search", "action", "install", "auth", Map.of("SEARCH_KEY", "top secret")));
        for (int again = 0; again < 2; again++) {
            assertThat(expect(200, client.post("/api/user/plugins", install)).body())
                    .isEmpty();
        }
        assertThat(plugins()).containsExactly("search");
        var vault = server.bean(PluginCredentials.class);
        var me = new AccountId(client.accountId());
        assertThat(vault.of(me, "search")).containsEntry("SEARCH_KEY", "top secret");

        install.put("action", "uninstall");
        expect(200, client.post("/api/user/plugins", install));
        assertThat(plugins()).isEmpty();
        assertThat(vault.of(me, "search")).isEmpty();
    }

    @Test
    void anEntitysToolIsNotListedAndNonsenseChangesNothing() {
        expect(
                200,
                client.post(
                        "/api/user/plugins",
                        Map.of("pluginKey", "mcp_everything", "action", "install", "isEntityTool", true)));
        expect(200, client.post("/api/user/plugins", Map.of("pluginKey", "x", "action", "juggle")));
        expect(200, client.post("/api/user/plugins", null));
        expect(400, client.post("/api/user/plugins", Map.of("action", "install")));
        expect(400, client.post("/api/user/plugins", Map.of("pluginKey", "what do I think?", "action", "install")));
        expect(400, client.post("/api/user/plugins", Map.of("pluginKey", "x", "action", "install", "auth", "key")));
        assertThat(plugins()).isEmpty();
    }

    @Test
    void statesOfSkillsThatDoNotExistAreCheckedAndDropped() {
        var path = "/api/user/settings/skills/active";
        assertThat(client.get(path).body()).isEqualTo("{}");
        assertThat(expect(200, client.post(path, Map.of("skillStates", Map.of("65f000000000000000000001", true))))
                        .body())
                .isEqualTo("{}");
        assertThat(message(400, client.post(path, null))).isEqualTo("skillStates must be a plain object");
        assertThat(message(400, client.post(path, Map.of("skillStates", Map.of("x", true)))))
                .isEqualTo("Each skill ID must be a valid ObjectId");
        assertThat(message(400, client.post(path, Map.of("skillStates", Map.of("65f000000000000000000001", 1)))))
                .isEqualTo("Each skill state value must be a boolean");
    }

    private List<String> plugins() {
        var plugins = new ArrayList<String>();
        json(client.get("/api/user")).get("plugins").forEach(plugin -> plugins.add(plugin.asString()));
        return plugins;
    }

    private static String message(int status, HttpResponse<String> answer) {
        return json(expect(status, answer)).get("message").asString();
    }
}
