package io.ledgerchat.api.configuration;

import org.jspecify.annotations.Nullable;

/**
 * What the web client shows of the installation (contract 20 §A1).
 *
 * @param customFooter as written, also when it is an empty text; absent when not set
 * @param birthdayIcon asked for on every day of the year
 */
public record LookSettings(
        String appTitle,
        @Nullable String customFooter,
        String helpAndFaqUrl,
        boolean birthdayIcon,
        @Nullable String analyticsGtmId,
        @Nullable String bundlerUrl,
        @Nullable String staticBundlerUrl,
        @Nullable String buildCommit,
        @Nullable String buildBranch,
        @Nullable String buildDate) {

    static LookSettings from(Variables variables) {
        return new LookSettings(
                variables.text("APP_TITLE", "LibreChat"),
                variables.written("CUSTOM_FOOTER").orElse(null),
                variables.text("HELP_AND_FAQ_URL", "https://librechat.ai"),
                variables.enabled("SHOW_BIRTHDAY_ICON")
                        || variables
                                .written("SHOW_BIRTHDAY_ICON")
                                .filter(String::isEmpty)
                                .isPresent(),
                variables.text("ANALYTICS_GTM_ID").orElse(null),
                variables.text("SANDPACK_BUNDLER_URL").orElse(null),
                variables.text("SANDPACK_STATIC_BUNDLER_URL").orElse(null),
                variables.text("BUILD_COMMIT").orElse(null),
                variables.text("BUILD_BRANCH").orElse(null),
                variables.text("BUILD_DATE").orElse(null));
    }
}
