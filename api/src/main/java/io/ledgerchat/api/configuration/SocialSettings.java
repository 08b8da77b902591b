package io.ledgerchat.api.configuration;

import org.jspecify.annotations.Nullable;

/** Which other identity providers are configured; only what the sign-in page is told (contract 20 §A1). */
public record SocialSettings(
        boolean discord,
        boolean facebook,
        boolean github,
        boolean google,
        boolean apple,
        boolean openid,
        String openidLabel,
        @Nullable String openidImageUrl,
        boolean openidAutoRedirect,
        boolean openidReuseTokens,
        boolean saml,
        @Nullable String samlLabel,
        @Nullable String samlImageUrl,
        boolean ldap,
        boolean ldapUsername) {

    static SocialSettings from(Variables variables) {
        boolean openid = variables.isSet("OPENID_CLIENT_ID", "OPENID_ISSUER", "OPENID_SESSION_SECRET")
                && (variables.isSet("OPENID_CLIENT_SECRET") || variables.enabled("OPENID_USE_PKCE"));
        boolean ldap = variables.isSet("LDAP_URL", "LDAP_USER_SEARCH_BASE");
        return new SocialSettings(
                pair(variables, "DISCORD"),
                pair(variables, "FACEBOOK"),
                pair(variables, "GITHUB"),
                pair(variables, "GOOGLE"),
                variables.isSet("APPLE_CLIENT_ID", "APPLE_TEAM_ID", "APPLE_KEY_ID", "APPLE_PRIVATE_KEY_PATH"),
                openid,
                variables.text("OPENID_BUTTON_LABEL", "Continue with OpenID"),
                variables.text("OPENID_IMAGE_URL").orElse(null),
                variables.enabled("OPENID_AUTO_REDIRECT"),
                openid && variables.enabled("OPENID_REUSE_TOKENS"),
                !openid && variables.isSet("SAML_ENTRY_POINT", "SAML_ISSUER", "SAML_CERT", "SAML_SESSION_SECRET"),
                variables.text("SAML_BUTTON_LABEL").orElse(null),
                variables.text("SAML_IMAGE_URL").orElse(null),
                ldap,
                ldap && variables.enabled("LDAP_LOGIN_USES_USERNAME"));
    }

    private static boolean pair(Variables variables, String provider) {
        return variables.isSet(provider + "_CLIENT_ID", provider + "_CLIENT_SECRET");
    }
}
