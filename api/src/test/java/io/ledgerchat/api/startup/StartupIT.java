package io.ledgerchat.api.startup;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client is told when it starts, by an installation configured like the LibreChat whose answers were recorded.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartupIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String YAML = """
            version: 1.3.5
            interface: {contextCost: true, multiConvo: true}
            memory: {tokenLimit: 1000}
            endpoints:
              custom:
                - name: Fake
                  apiKey: key
                  baseURL: http://127.0.0.1:1/v1
                  models: {default: [fake-echo, fake-reasoner], fetch: true}
                  modelDisplayLabel: Fake
                  tokenConfig: {fake-echo: {prompt: 1.5, completion: 2, context: 32000}}
                - name: FakeUserKey
                  apiKey: user_provided
                  baseURL: http://127.0.0.1:1/v1
                  models: {default: [fake-echo]}
            """;

    private static final String SIGN_IN_PAGE = """
            "appTitle":"LibreChat","discordLoginEnabled":false,"facebookLoginEnabled":false,"githubLoginEnabled":false,
            "googleLoginEnabled":false,"appleLoginEnabled":false,"openidLoginEnabled":false,
            "openidLabel":"Continue with OpenID","openidAutoRedirect":false,"samlLoginEnabled":false,
            "serverDomain":"http://127.0.0.1:3080","emailLoginEnabled":true,"registrationEnabled":true,
            "socialLoginEnabled":false,"emailEnabled":false,"passwordResetEnabled":true,"ldap":{"enabled":false}
            """;

    /** No ways to sign in here, so nobody may be told of them. */
    private static final Map<String, String> WITHOUT_EFFECT = Map.of(
            "GOOGLE_CLIENT_ID", "ours",
            "GOOGLE_CLIENT_SECRET", "secret",
            "LDAP_URL", "ldap://directory.example.org",
            "LDAP_USER_SEARCH_BASE", "dc=example,dc=org");

    @TempDir
    private static Path folder = Path.of("");

    private @Nullable RunningLedgerChat running;
    private @Nullable TestClient someone;

    @BeforeAll
    void start() throws IOException {
        Path dist = Files.createDirectory(folder.resolve("dist"));
        Files.writeString(dist.resolve("index.html"), "<html lang=\"en-US\"><head></head><body>client</body></html>");
        Files.writeString(dist.resolve("app.js"), "let a = 1;");
        var variables = new HashMap<>(WITHOUT_EFFECT);
        variables.putAll(Map.of(
                "CONFIG_PATH",
                        Files.writeString(folder.resolve("librechat.yaml"), YAML)
                                .toString(),
                "CLIENT_DIST", dist.toString(),
                "ALLOW_REGISTRATION", "true",
                "ALLOW_PASSWORD_RESET", "true",
                "ALLOW_SHARED_LINKS_PUBLIC", "true",
                "DOMAIN_SERVER", "http://127.0.0.1:3080",
                "OPENAI_API_KEY", "user_provided",
                "REGISTER_MAX", "1000",
                "LOGIN_MAX", "1000"));
        running = RunningLedgerChat.shared().alongside(variables);
        running.signedIn(); // the first account of an installation is its administrator's
        someone = running.signedIn();
    }

    @AfterAll
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void strangersAreToldWhatTheSignInPageShows() {
        assertThat(json(expect(200, server().client().get("/api/config"))))
                .isEqualTo(JSON.readTree("{" + SIGN_IN_PAGE + """
                        ,"socialLogins":["google","facebook","openid","github","discord","saml"],"turnstile":{}}"""));
    }

    @Test
    void aTokenThatIsNoneIsAStrangersToken() {
        HttpResponse<String> answer = server().client().withToken("nonsense").get("/api/config");
        assertThat(json(expect(200, answer)).has("interface")).isFalse();
        assertThat(expect(200, server().client().withToken("nonsense").get("/api/banner"))
                        .body())
                .isEmpty();
    }

    @Test
    void whoIsSignedInIsToldEverything() {
        ObjectNode config = (ObjectNode) json(expect(200, caller().get("/api/config")));
        assertThat(config.remove("showBirthdayIcon").asBoolean())
                .as("on the birthday alone")
                .isEqualTo(MonthDay.now(ZoneOffset.UTC).equals(MonthDay.of(2, 11)));
        assertThat(config).isEqualTo(JSON.readTree("{" + SIGN_IN_PAGE + """
                        ,"helpAndFaqURL":"https://librechat.ai","sharedLinksEnabled":true,
                        "publicSharedLinksEnabled":true,"openidReuseTokens":false,"allowAccountDeletion":true,
                        "sharedLinksSnapshotFilesEnabled":true,
                        "socialLogins":["google","facebook","openid","github","discord","saml"],
                        "interface":{"modelSelect":true,"parameters":true,"presets":true,
                        "mcpServers":{"use":true,"create":true,"share":false,"public":false},"autoSubmitFromUrl":true,
                        "buildInfo":true,"contextUsage":true,"contextCost":true,"multiConvo":true},
                        "titleGenerationTiming":"immediate","turnstile":{},"balance":{"enabled":false},
                        "sharePointFilePickerEnabled":false,"conversationImportMaxFileSize":0,
                        "langfuseFanoutEnabled":false,"langfuseConnectionAccess":false,"insightsEnabled":false,
                        "fileUploadSseEnabled":false}"""));
    }

    @Test
    void endpointsAreThoseThatWereConfigured() {
        HttpResponse<String> answer = expect(200, caller().get("/api/endpoints"));
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(json(answer)).isEqualTo(JSON.readTree("""
                        {"openAI":{"userProvide":true,"order":0},
                        "agents":{"userProvide":false,"capabilities":["file_search","artifacts","context","memory",
                        "tools"],"order":1,"disableBuilder":false},
                        "Fake":{"order":9999,"type":"custom","userProvide":false,"userProvideURL":false,
                        "modelDisplayLabel":"Fake"},
                        "FakeUserKey":{"order":9999,"type":"custom","userProvide":true,"userProvideURL":false}}"""));
    }

    @Test
    void modelsAreThereForEveryEndpointAlsoWhenAProviderDoesNotAnswer() {
        JsonNode models = json(expect(200, caller().get("/api/models")));
        assertThat(models.propertyNames())
                .containsExactlyInAnyOrder(
                        "openAI",
                        "google",
                        "anthropic",
                        "azureOpenAI",
                        "assistants",
                        "azureAssistants",
                        "bedrock",
                        "Fake",
                        "FakeUserKey");
        assertThat(models.get("Fake")).isEqualTo(JSON.readTree("[\"fake-echo\",\"fake-reasoner\"]"));
        assertThat(models.get("openAI").size()).isGreaterThan(5);
    }

    @Test
    void contextAndPricesAreWhatTheFileTellsElseWhatIsKnown() {
        JsonNode config = json(expect(200, caller().get("/api/endpoints/token-config")));
        assertThat(config.get("Fake")).isEqualTo(JSON.readTree("""
                        {"fake-echo":{"context":32000,"prompt":1.5,"completion":2},
                        "fake-reasoner":{"prompt":6,"completion":6}}"""));
        assertThat(config.get("openAI").get("gpt-4o")).isEqualTo(JSON.readTree("""
                        {"context":127500,"prompt":2.5,"completion":10.0,"cacheWrite":2.5,"cacheRead":1.25}"""));
    }

    @Test
    void everybodySeesTheRoleOfOrdinaryUsersAndOnlyAdministratorsSeeTheirs() {
        JsonNode role = json(expect(200, caller().get("/api/roles/USER")));
        assertThat(role.get("name").asString()).isEqualTo("USER");
        assertThat(role.get("permissions").size()).isEqualTo(16);
        assertThat(expect(403, caller().get("/api/roles/ADMIN")).body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(expect(403, caller().get("/api/roles/user")).body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(expect(404, caller().get("/api/roles")).body()).isEqualTo("{\"message\":\"Endpoint not found\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/files | []",
                "/api/files/agent/agent_x | []",
                "/api/files/speech/config/get | {\"sttExternal\":false,\"ttsExternal\":false}",
                "/api/agents?requiredPermission=1&limit=1000"
                        + " | {\"object\":\"list\",\"data\":[],\"first_id\":null,\"last_id\":null,\"has_more\":false,\"after\":null}",
                "/api/presets | []",
                "/api/prompts/all | []",
                "/api/prompts/groups?limit=10 | {\"promptGroups\":[],\"pageNumber\":\"1\",\"pageSize\":\"10\",\"pages\":\"1\","
                        + "\"has_more\":false,\"after\":null}",
                "/api/tags | []",
                "/api/user/settings/favorites | []",
                "/api/user/settings/favorites/tools | []",
                "/api/user/settings/skills/active | {}",
                "/api/projects | {\"projects\":[],\"nextCursor\":null}",
                "/api/mcp/servers | {}",
                "/api/mcp/tools | {\"servers\":{}}",
                "/api/mcp/connection/status | {\"success\":true,\"connectionStatus\":{},\"oauthTimeout\":600000}",
                "/api/skills | {\"skills\":[],\"has_more\":false,\"after\":null}",
                "/api/memories | {\"memories\":[],\"totalTokens\":0,\"tokenLimit\":1000,\"charLimit\":10000,\"usagePercentage\":0}",
                "/api/permissions/mcpServer/effective/all | {}"
            })
    void whatHasNothingInItYetIsEmpty(String path, String body) {
        assertThat(json(expect(200, caller().get(path)))).isEqualTo(JSON.readTree(body));
        assertThat(server().client().get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void balanceIsOffAndCategoriesAreFixed() {
        assertThat(expect(204, caller().get("/api/balance")).body()).isEmpty();
        assertThat(json(expect(200, caller().get("/api/categories"))).get(2))
                .isEqualTo(JSON.readTree("{\"label\":\"com_ui_teach_or_explain\",\"value\":\"teach_or_explain\"}"));
    }

    @Test
    void limitsOfFilesAreInMegabytesAndTypesAreExpressions() {
        JsonNode config = json(expect(200, caller().get("/api/files/config")));
        JsonNode agents = config.get("endpoints").get("agents");
        assertThat(agents.get("fileSizeLimit").asInt()).isEqualTo(20);
        assertThat(config.get("endpoints")
                        .get("assistants")
                        .get("supportedMimeTypes")
                        .get(0)
                        .asString())
                .isEqualTo(".*");
        assertThat(config.get("fileSizeLimit").asInt()).isEqualTo(10_485_760);
        for (String type : new String[] {"text/x-typescript", "image/svg+xml", "application/pdf", "text/x-c++"}) {
            assertThat(agents.get("supportedMimeTypes")
                            .valueStream()
                            .anyMatch(pattern -> type.matches(pattern.asString())))
                    .as(type)
                    .isTrue();
        }
        assertThat(agents.get("supportedMimeTypes")
                        .valueStream()
                        .noneMatch(pattern -> "application/octet-stream".matches(pattern.asString())))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/c/new", "/login"})
    void theClientIsServedForEveryPage(String path) {
        assertThat(expect(200, server().client().get(path)).body()).contains(">client<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/..%2flibrechat.yaml", "/%2e%2e%2flibrechat.yaml", "/assets/..%252f..%252flibrechat.yaml"})
    void nothingBesideTheClientIsServed(String path) {
        assertThat(server().client().get(path).body()).doesNotContain("apiKey");
    }

    @Test
    void theApiDescribesItself() {
        JsonNode document = json(expect(200, server().client().get("/v3/api-docs")));
        assertThat(document.get("paths").has("/api/config")).isTrue();
        assertThat(document.get("paths").get("/api/models").get("get").has("parameters"))
                .isFalse();
        HttpResponse<String> page = server().client().get("/swagger-ui");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElseThrow()).contains("/swagger-ui/index.html");
        assertThat(expect(200, server().client().get("/swagger-ui/index.html")).body())
                .contains("swagger-ui");
    }

    private RunningLedgerChat server() {
        return Objects.requireNonNull(running);
    }

    private TestClient caller() {
        return Objects.requireNonNull(someone);
    }
}
