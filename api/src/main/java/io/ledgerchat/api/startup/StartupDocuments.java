package io.ledgerchat.api.startup;

import io.ledgerchat.api.account.RegistrationRule;
import io.ledgerchat.api.configuration.LookSettings;
import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.configuration.ShareSettings;
import io.ledgerchat.api.configuration.Variables;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The two documents behind {@code /api/config}: for the sign-in page, and for those who are signed in (contract 20 §A). */
@Component
class StartupDocuments {
    private final Settings settings;
    private final ConfigurationFile file;
    private final Variables variables;
    private final RegistrationRule registration;
    private final InterfaceDocument interfaces;
    private final ModelSpecs modelSpecs;
    private final Clock clock;

    StartupDocuments(
            Settings settings,
            ConfigurationFile file,
            Variables variables,
            RegistrationRule registration,
            ModelSpecs modelSpecs,
            Clock clock) {
        this.settings = settings;
        this.file = file;
        this.variables = variables;
        this.registration = registration;
        this.modelSpecs = modelSpecs;
        this.interfaces = new InterfaceDocument(file, modelSpecs);
        this.clock = clock;
    }

    /** For everybody. */
    Map<String, Object> forStrangers() {
        return signInPage()
                .with("socialLogins", file.registration().socialLogins())
                .with("interface", interfaces.forStrangers())
                .with("turnstile", file.turnstile())
                .with("buildInfo", buildInfo())
                .entries();
    }

    Map<String, Object> forSignedIn(boolean administrator) {
        LookSettings look = settings.look();
        ShareSettings shares = settings.shares();
        return signInPage()
                .with("analyticsGtmId", look.analyticsGtmId())
                .with("showBirthdayIcon", look.birthdayIcon() || isBirthday())
                .with("helpAndFaqURL", look.helpAndFaqUrl())
                .with("sharedLinksEnabled", shares.allowed())
                .with("publicSharedLinksEnabled", shares.publicAllowed())
                .with("openidReuseTokens", false)
                .with("allowAccountDeletion", settings.signIn().accountDeletion() || administrator)
                .with("sharedLinksSnapshotFilesEnabled", shares.allowed() && shares.filesAreShown(file))
                .with("customFooter", look.customFooter())
                .with(
                        "adminPanelURL",
                        administrator ? variables.text("ADMIN_PANEL_URL").orElse(null) : null)
                .with("socialLogins", file.registration().socialLogins())
                .with("interface", interfaces.forSignedIn())
                .with("titleGenerationTiming", titleTiming())
                .with("turnstile", file.turnstile())
                .with("modelSpecs", modelSpecs.forClients().orElse(null))
                .with("balance", file.balance().written())
                .with("bundlerURL", look.bundlerUrl())
                .with("staticBundlerURL", look.staticBundlerUrl())
                .with("sharePointFilePickerEnabled", false)
                .with("conversationImportMaxFileSize", settings.chat().importMaxBytes())
                .with("langfuseFanoutEnabled", false)
                .with("langfuseConnectionAccess", false)
                .with("insightsEnabled", variables.enabled("ENABLE_INSIGHTS"))
                .with("fileUploadSseEnabled", false)
                .with("webSearch", webSearch())
                .with("buildInfo", buildInfo())
                .entries();
    }

    private Document signInPage() {
        var social = settings.social();
        var signIn = settings.signIn();
        return new Document()
                .with("appTitle", settings.look().appTitle())
                .with("discordLoginEnabled", false)
                .with("facebookLoginEnabled", false)
                .with("githubLoginEnabled", false)
                .with("googleLoginEnabled", false)
                .with("appleLoginEnabled", false)
                .with("openidLoginEnabled", settings.openId().isPresent())
                .with("openidLabel", social.openidLabel())
                .with("openidImageUrl", social.openidImageUrl())
                .with("openidAutoRedirect", social.openidAutoRedirect())
                .with("samlLoginEnabled", false)
                .with("serverDomain", settings.domains().server())
                .with("emailLoginEnabled", signIn.emailLogin())
                .with("registrationEnabled", registration.isOpen())
                .with("socialLoginEnabled", signIn.socialLogin())
                .with("emailEnabled", settings.mail().announced())
                .with("passwordResetEnabled", signIn.passwordReset())
                .with("minPasswordLength", signIn.minPasswordLength())
                .with("ldap", Map.of("enabled", false));
    }

    private String titleTiming() {
        return file.endpoints()
                .all()
                .titleTiming()
                .or(() -> file.endpoints().agents().options().titleTiming())
                .orElse("immediate");
    }

    private @Nullable Map<String, Object> webSearch() {
        Map<String, Object> chosen = new LinkedHashMap<>();
        for (String key : new String[] {"searchProvider", "scraperProvider", "rerankerType"}) {
            if (file.webSearch().get(key) instanceof String provider) {
                chosen.put(key, provider);
            }
        }
        return chosen.isEmpty() ? null : chosen;
    }

    private @Nullable Map<String, @Nullable Object> buildInfo() {
        LookSettings look = settings.look();
        String commit = look.buildCommit();
        boolean nothing =
                Stream.of(commit, look.buildBranch(), look.buildDate()).allMatch(value -> value == null);
        if (nothing || !file.interfaces().flag("buildInfo").orElse(true)) {
            return null;
        }
        Map<String, @Nullable Object> build = new LinkedHashMap<>();
        build.put("commit", commit);
        build.put("commitShort", commit == null ? null : commit.substring(0, Math.min(7, commit.length())));
        build.put("branch", look.buildBranch());
        build.put("buildDate", look.buildDate());
        return build;
    }

    private boolean isBirthday() {
        LocalDate today = LocalDate.now(clock);
        return today.getMonth() == Month.FEBRUARY && today.getDayOfMonth() == 11;
    }
}
