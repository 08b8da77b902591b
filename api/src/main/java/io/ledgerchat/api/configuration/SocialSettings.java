package io.ledgerchat.api.configuration;

import org.jspecify.annotations.Nullable;

/**
 * What the sign-in page shows of OpenID Connect, the only other identity provider that this version knows (contract 20 §A1).
 */
public record SocialSettings(String openidLabel, @Nullable String openidImageUrl, boolean openidAutoRedirect) {

    static SocialSettings from(Variables variables) {
        return new SocialSettings(
                variables.text("OPENID_BUTTON_LABEL", "Continue with OpenID"),
                variables.text("OPENID_IMAGE_URL").orElse(null),
                variables.enabled("OPENID_AUTO_REDIRECT"));
    }
}
