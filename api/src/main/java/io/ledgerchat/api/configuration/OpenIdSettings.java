package io.ledgerchat.api.configuration;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in by OpenID Connect (contract 00 §12.1, 20 §A1), under LibreChat's names.
 *
 * @param clientSecret absent where PKCE alone proves the client
 * @param sessionSecret signs what a browser keeps between going to the provider and coming back
 * @param requiredRole who lacks it is turned away; absent lets everybody in whom the provider vouches for
 * @param endSession signing out ends the session at the provider too
 */
public record OpenIdSettings(
        String clientId,
        @Nullable String clientSecret,
        String issuer,
        String sessionSecret,
        List<String> scopes,
        String callbackPath,
        boolean pkce,
        Optional<String> usernameClaim,
        Optional<String> nameClaim,
        Optional<String> emailClaim,
        Optional<RequiredRole> requiredRole,
        boolean endSession,
        @Nullable String afterSignOut) {

    /**
     * A role that a token must name.
     *
     * @param token {@code id}, {@code access} or {@code userinfo}
     * @param path of the claim that lists roles, parted by dots
     */
    public record RequiredRole(List<String> oneOf, String token, List<String> path) {}

    static Optional<OpenIdSettings> from(Variables variables) {
        boolean pkce = variables.enabled("OPENID_USE_PKCE");
        boolean configured = variables.isSet("OPENID_CLIENT_ID", "OPENID_ISSUER", "OPENID_SESSION_SECRET")
                && (variables.isSet("OPENID_CLIENT_SECRET") || pkce);
        if (!configured) {
            return Optional.empty();
        }
        return Optional.of(new OpenIdSettings(
                variables.text("OPENID_CLIENT_ID", ""),
                variables.text("OPENID_CLIENT_SECRET").orElse(null),
                issuer(variables.text("OPENID_ISSUER", "")),
                variables.text("OPENID_SESSION_SECRET", ""),
                List.of(variables.text("OPENID_SCOPE", "openid profile email").split("[\\s,]+")),
                path(variables.text("OPENID_CALLBACK_URL", "/oauth/openid/callback")),
                pkce,
                variables.text("OPENID_USERNAME_CLAIM"),
                variables.text("OPENID_NAME_CLAIM"),
                variables.text("OPENID_EMAIL_CLAIM"),
                requiredRole(variables),
                variables.enabled("OPENID_USE_END_SESSION_ENDPOINT"),
                variables.text("OPENID_POST_LOGOUT_REDIRECT_URI").orElse(null)));
    }

    /** Some write the address of the discovery document. */
    private static String issuer(String written) {
        var end = "/.well-known/openid-configuration";
        return written.endsWith(end) ? written.substring(0, written.length() - end.length()) : written;
    }

    private static String path(String callback) {
        return callback.startsWith("/") ? callback : "/" + callback;
    }

    private static Optional<RequiredRole> requiredRole(Variables variables) {
        var role = variables.text("OPENID_REQUIRED_ROLE");
        if (role.isEmpty()) {
            return Optional.empty();
        }
        var path = variables.text("OPENID_REQUIRED_ROLE_PARAMETER_PATH");
        var token = variables.text("OPENID_REQUIRED_ROLE_TOKEN_KIND", "id");
        if (path.isEmpty() || !List.of("id", "access", "userinfo").contains(token)) {
            throw new ConfigurationProblem(
                    "With OPENID_REQUIRED_ROLE, write OPENID_REQUIRED_ROLE_PARAMETER_PATH, such as realm_access.roles, and"
                            + " as OPENID_REQUIRED_ROLE_TOKEN_KIND id, access or userinfo.");
        }
        return Optional.of(new RequiredRole(
                List.of(role.get().split("\\s*,\\s*")),
                token,
                List.of(path.get().split("\\."))));
    }

    /** Hides the secrets. */
    @Override
    public String toString() {
        return "OpenIdSettings[" + issuer + ", " + clientId + "]";
    }
}
