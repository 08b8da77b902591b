package io.ledgerchat.api.startup;

import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StartupIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunningLedgerChat server = RunningLedgerChat.shared();

    @Test
    void strangersAreToldWhatTheSignInPageShows() {
        JsonNode config = json(TestClient.expect(200, server.client().get("/api/config")));
        assertThat(config)
                .isEqualTo(JSON.readTree("""
                        {"appTitle":"LibreChat","discordLoginEnabled":false,"facebookLoginEnabled":false,
                        "githubLoginEnabled":false,"googleLoginEnabled":false,"appleLoginEnabled":false,
                        "openidLoginEnabled":false,"openidLabel":"Continue with OpenID","openidAutoRedirect":false,
                        "samlLoginEnabled":false,"serverDomain":"http://localhost:3080","emailLoginEnabled":true,
                        "registrationEnabled":true,"socialLoginEnabled":false,"emailEnabled":false,
                        "passwordResetEnabled":false,"ldap":{"enabled":false},
                        "socialLogins":["google","facebook","openid","github","discord","saml"],"turnstile":{}}"""));
    }
}
