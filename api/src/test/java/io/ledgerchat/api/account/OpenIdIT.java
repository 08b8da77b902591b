package io.ledgerchat.api.account;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import io.ledgerchat.api.support.FakeEndpoint;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.api.support.ToldRefusals;
import io.ledgerchat.command.access.KeyedHash;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sign-in by OpenID Connect, with a provider that is real in all but its people (contract 10 §B9). */
class OpenIdIT {
    private static final String ISSUER = "house";
    private static final MockOAuth2Server PROVIDER = new MockOAuth2Server(new OAuth2Config(
            false, null, null, false, new OAuth2TokenProvider(), java.util.Set.of(), new NettyWrapper()));
    private static final Path CONFIGURATION = FakeEndpoint.configuration(RunningLedgerChat.temporaryHome(), """
            registration:
              allowedDomains: ["example.org", "example.com"]
            """);
    private static RunningLedgerChat server;

    @BeforeAll
    static void start() {
        PROVIDER.start();
        server = RunningLedgerChat.shared().alongside(settings(Map.of()));
    }

    @AfterAll
    static void stop() {
        server.close();
        PROVIDER.shutdown();
    }

    private static Map<String, String> settings(Map<String, String> more) {
        var settings = new TreeMap<String, String>();
        settings.put("ALLOW_REGISTRATION", "true");
        settings.put("ALLOW_SOCIAL_LOGIN", "true");
        settings.put("ALLOW_SOCIAL_REGISTRATION", "true");
        settings.put("LOGIN_MAX", "1000");
        settings.put("REGISTER_MAX", "1000");
        settings.put("DOMAIN_CLIENT", "https://chat.example.org");
        settings.put("DOMAIN_SERVER", "https://chat.example.org");
        settings.put("SESSION_COOKIE_SECURE", "false");
        settings.put("OPENID_CLIENT_ID", "ledgerchat");
        settings.put("OPENID_CLIENT_SECRET", "secret");
        settings.put("OPENID_ISSUER", PROVIDER.issuerUrl(ISSUER).toString());
        settings.put("OPENID_SESSION_SECRET", "short");
        settings.put("OPENID_USE_END_SESSION_ENDPOINT", "true");
        settings.put("CONFIG_PATH", CONFIGURATION.toString());
        settings.putAll(more);
        return settings;
    }

    @Test
    void aPersonOfTheProviderGetsAnAccountAndFindsItAgain() throws Exception {
        var subject = UUID.randomUUID().toString();
        var browser = new Browser(server);
        assertThat(browser.signIn(subject, subject + "@Example.org")).isEqualTo("https://chat.example.org");

        var user = browser.user();
        assertThat(user.get("email").asString()).isEqualTo(subject + "@example.org");
        assertThat(user.get("provider").asString()).isEqualTo("openid");
        assertThat(user.get("name").asString()).isEqualTo("Ada Byron");
        assertThat(user.get("emailVerified").asBoolean()).isTrue();

        var again = new Browser(server);
        again.signIn(subject, "another-" + subject + "@example.org");
        assertThat(again.user().get("id").asString()).isEqualTo(user.get("id").asString());
        assertThat(again.user().get("email").asString()).isEqualTo(subject + "@example.org");
    }

    @Test
    void anAddressThatHasAnAccountIsNotTakenOver() throws Exception {
        var local = server.client().registerAndSignIn();
        var browser = new Browser(server);
        var subject = UUID.randomUUID().toString();
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(browser.signIn(subject, local.email())).endsWith("error=auth_failed");
        }
        assertThat(browser.refresh().body()).isEqualTo("Refresh token not provided");
        assertThat(refusals("openid-account", subject)).isEqualTo(3);
    }

    @Test
    void anAddressElsewhereIsNotLetIn() throws Exception {
        var subject = UUID.randomUUID().toString();
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(new Browser(server).signIn(subject, subject + "@elsewhere.example"))
                    .isEqualTo("https://chat.example.org/login");
        }
        assertThat(refusals("openid-domain", subject)).isEqualTo(3);
    }

    @Test
    void whoeverDidNotLeaveFromHereDoesNotComeBackHere() throws Exception {
        var browser = new Browser(server);
        var left = browser.get(server.uri("/oauth/openid"));
        var state = left.headers().firstValue("Location").orElseThrow().replaceAll(".*[?&]state=([^&]+).*", "$1");

        assertThat(location(new Browser(server).get(server.uri("/oauth/openid/callback?code=x&state=" + state))))
                .isEqualTo("https://chat.example.org/login?redirect=false&error=auth_failed");
        assertThat(location(browser.get(server.uri("/oauth/openid/callback?code=x&state=other"))))
                .endsWith("error=auth_failed");
        assertThat(location(browser.get(server.uri("/oauth/openid/callback?error=access_denied"))))
                .endsWith("error=auth_failed");
        assertThat(location(browser.get(server.uri("/oauth/openid/callback")))).endsWith("error=auth_failed");
    }

    @Test
    void theQuestionCarriesAProofKeyANonceAndOurAddress() throws Exception {
        var left = new Browser(server).get(server.uri("/oauth/openid"));
        assertThat(left.statusCode()).isEqualTo(302);
        assertThat(location(left))
                .startsWith(PROVIDER.authorizationEndpointUrl(ISSUER).toString())
                .contains("code_challenge_method=S256", "nonce=", "state=", "scope=openid%20profile%20email")
                .contains("redirect_uri=https://chat.example.org/oauth/openid/callback");
        assertThat(left.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Lax", "Path=/oauth");
    }

    @Test
    void signingOutEndsTheSessionAtTheProviderToo() throws Exception {
        var subject = UUID.randomUUID().toString();
        var browser = new Browser(server);
        browser.signIn(subject, subject + "@example.org");
        var client =
                server.client().withToken(json(browser.refresh()).get("token").asString());
        assertThat(json(expect(200, client.post("/api/auth/logout", null)))
                        .get("redirect")
                        .asString())
                .startsWith(PROVIDER.endSessionEndpointUrl(ISSUER).toString())
                .contains("client_id=ledgerchat", "post_logout_redirect_uri=https%3A%2F%2Fchat.example.org%2Flogin");
        var local = server.client().registerAndSignIn();
        assertThat(json(expect(200, local.post("/api/auth/logout", null))).has("redirect"))
                .isFalse();
    }

    @Test
    void aDeletedPersonMayComeBackAsSomebodyNew() throws Exception {
        var subject = UUID.randomUUID().toString();
        var browser = new Browser(server);
        browser.signIn(subject, subject + "@example.org");
        var id = browser.user().get("id").asString();
        var client =
                server.client().withToken(json(browser.refresh()).get("token").asString());
        expect(200, client.delete("/api/user/delete", null));

        var again = new Browser(server);
        again.signIn(subject, subject + "@example.org");
        assertThat(again.user().get("id").asString()).isNotEqualTo(id);
    }

    @Test
    void whoLacksTheRequiredRoleIsTurnedAway() throws Exception {
        try (var strict = RunningLedgerChat.shared()
                .alongside(settings(Map.of(
                        "OPENID_REQUIRED_ROLE", "chatter",
                        "OPENID_REQUIRED_ROLE_PARAMETER_PATH", "realm_access.roles",
                        "OPENID_REQUIRED_ROLE_TOKEN_KIND", "access")))) {
            var subject = UUID.randomUUID().toString();
            var email = subject + "@example.org";
            assertThat(new Browser(strict).signIn(subject, email)).endsWith("error=auth_failed");
            var roles = Map.<String, Object>of("realm_access", Map.of("roles", List.of("chatter")));
            assertThat(new Browser(strict).signIn(subject, email, roles)).isEqualTo("https://chat.example.org");
        }
    }

    @Test
    void withoutTheSettingTheWayIsUnknown() throws Exception {
        var plain = RunningLedgerChat.shared();
        for (var path : List.of("/oauth/openid", "/oauth/openid/callback", "/oauth/google", "/oauth/github/callback")) {
            var answer = new Browser(plain).get(plain.uri(path));
            assertThat(answer.statusCode()).as(path).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("An unknown error occurred.");
        }
        assertThat(location(new Browser(plain).get(plain.uri("/oauth/error"))))
                .endsWith("/login?redirect=false&error=auth_failed");
    }

    private static long refusals(String kind, String subject) {
        String person = PROVIDER.issuerUrl(ISSUER) + "\n" + subject;
        return ToldRefusals.by(server, kind, server.bean(KeyedHash.class).of("openid", person));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Follows redirects by hand, and comes back to the server under test instead of its public address. */
    private static final class Browser {
        private final RunningLedgerChat server;
        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();

        Browser(RunningLedgerChat server) {
            this.server = server;
        }

        String signIn(String subject, String email) throws IOException, InterruptedException {
            return signIn(subject, email, Map.of());
        }

        String signIn(String subject, String email, Map<String, Object> more) throws IOException, InterruptedException {
            var claims = new TreeMap<String, Object>(more);
            claims.putAll(Map.of("email", email, "email_verified", true, "name", "Ada Byron"));
            PROVIDER.enqueueCallback(new DefaultOAuth2TokenCallback(
                    ISSUER, subject, JOSEObjectType.JWT.getType(), List.of("ledgerchat"), claims, 600));
            var there = location(get(server.uri("/oauth/openid")));
            var back = URI.create(location(get(URI.create(there))));
            assertThat(back.getHost()).isEqualTo("chat.example.org");
            return location(get(server.uri(back.getRawPath() + "?" + back.getRawQuery())));
        }

        HttpResponse<String> get(URI address) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(address)
                    .header("User-Agent", TestClient.CHROME)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }

        HttpResponse<String> refresh() throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(server.uri("/api/auth/refresh"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }

        tools.jackson.databind.JsonNode user() throws IOException, InterruptedException {
            return json(expect(200, refresh())).get("user");
        }
    }
}
