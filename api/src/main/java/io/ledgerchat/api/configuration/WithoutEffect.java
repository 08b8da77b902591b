package io.ledgerchat.api.configuration;

import java.util.List;
import java.util.stream.Stream;

/** LibreChat's variables that ask for what this version does not have; the start warns of each that is set. */
public final class WithoutEffect {
    private static final List<String> VARIABLES = List.of(
            // Model providers that cannot be asked.
            "AZURE_API_KEY",
            "GOOGLE_KEY",
            "GOOGLE_SERVICE_KEY_FILE",
            "BEDROCK_AWS_DEFAULT_REGION",
            "BEDROCK_AWS_ACCESS_KEY_ID",
            "ANTHROPIC_USE_VERTEX",
            // Ways to sign in.
            "APPLE_CLIENT_ID",
            "DISCORD_CLIENT_ID",
            "FACEBOOK_CLIENT_ID",
            "GITHUB_CLIENT_ID",
            "GOOGLE_CLIENT_ID",
            "LDAP_URL",
            "SAML_ENTRY_POINT",
            "OPENID_REUSE_TOKENS");

    /** Those that ask for something only when they say {@code true}. */
    private static final List<String> SWITCHES = List.of("OPENAI_MODERATION");

    private WithoutEffect() {}

    public static List<String> among(Variables variables) {
        return Stream.concat(
                        VARIABLES.stream().filter(variables::isSet),
                        SWITCHES.stream().filter(variables::enabled))
                .toList();
    }
}
