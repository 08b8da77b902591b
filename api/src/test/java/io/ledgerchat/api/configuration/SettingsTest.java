package io.ledgerchat.api.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.api.configuration.SignInSettings.Registration;
import io.ledgerchat.command.account.MailAccount;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SettingsTest {
    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void withNothingConfiguredTheFirstPersonMayRegisterAndNobodyAfter() {
        assertThat(settings().signIn().registration()).isEqualTo(Registration.FIRST_ACCOUNT_ONLY);
        environment.setProperty("ALLOW_REGISTRATION", "");
        assertThat(settings().signIn().registration()).isEqualTo(Registration.FIRST_ACCOUNT_ONLY);
    }

    @Test
    void registrationIsOpenOnlyWhenItSaysTrue() {
        environment.setProperty("ALLOW_REGISTRATION", " True ");
        assertThat(settings().signIn().registration()).isEqualTo(Registration.OPEN);
        environment.setProperty("ALLOW_REGISTRATION", "yes");
        assertThat(settings().signIn().registration()).isEqualTo(Registration.CLOSED);
    }

    @Test
    void sessionsLastAsLongAsTheSumSaysAndAnUnreadableSumFallsBack() {
        assertThat(settings().signIn().sessionExpiry()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings().signIn().refreshTokenExpiry()).isEqualTo(Duration.ofDays(7));
        environment.setProperty("SESSION_EXPIRY", "1000 * 60 * 5");
        environment.setProperty("REFRESH_TOKEN_EXPIRY", "a week");
        assertThat(settings().signIn().sessionExpiry()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings().signIn().refreshTokenExpiry()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void aLimitThatIsNoNumberStopsTheStartWithASentence() {
        environment.setProperty("LOGIN_MAX", "many");
        assertThatThrownBy(this::settings)
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessage(
                        "The environment variable LOGIN_MAX must be a whole number of at least 0, for example LOGIN_MAX=7.");
    }

    @Test
    void importsAreBoundedAlsoWhereNothingIsConfiguredAndClientsAreToldNothing() {
        assertThat(settings().chat().importLimit()).isEqualTo(262_144_000L);
        assertThat(settings().chat().importMaxBytes()).isZero();
        environment.setProperty("CONVERSATION_IMPORT_MAX_FILE_SIZE_BYTES", "1000");
        assertThat(settings().chat().importLimit()).isEqualTo(1_000);
    }

    @Test
    void limitersFollowTheOnesTheyDescendFrom() {
        environment.setProperty("LOGIN_MAX", "3");
        environment.setProperty("RESET_PASSWORD_WINDOW", "9");
        var limits = settings().limits();
        assertThat(limits.twoFactorTemp().max()).isEqualTo(3);
        assertThat(limits.resetPasswordSubmission().window()).isEqualTo(Duration.ofMinutes(9));
        assertThat(limits.messageIp()).isNull();
    }

    @Test
    void messageLimitsExistOnlyWhenAskedForAndRememberWhoSetThem() {
        environment.setProperty("LIMIT_MESSAGE_USER", "true");
        environment.setProperty("MESSAGE_USER_MAX", "40");
        assertThat(settings().limits().messageUser()).isEqualTo(new Limit(40, Duration.ofMinutes(1), true, 1));
    }

    @Test
    void cookiesAreSecureInProductionUnlessTheServerIsLocalOrTheOperatorSaysOtherwise() {
        environment.setProperty("NODE_ENV", "production");
        assertThat(settings().signIn().secureCookies()).isFalse();
        environment.setProperty("DOMAIN_SERVER", "https://chat.example.org");
        assertThat(settings().signIn().secureCookies()).isTrue();
        environment.setProperty("SESSION_COOKIE_SECURE", "false");
        assertThat(settings().signIn().secureCookies()).isFalse();
    }

    @Test
    void mailgunSendsMailButIsNotAnnounced() {
        environment.setProperty("EMAIL_FROM", "chat@example.org");
        environment.setProperty("MAILGUN_API_KEY", "key");
        environment.setProperty("MAILGUN_DOMAIN", "example.org");
        assertThat(settings().mail().configured()).isTrue();
        assertThat(settings().mail().announced()).isFalse();
        assertThat(settings().mail().account()).isInstanceOf(MailAccount.Mailgun.class);
    }

    @Test
    void aMailServerIsAnnouncedOnlyWithNameAndPassword() {
        environment.setProperty("EMAIL_HOST", "mail.example.org");
        assertThat(settings().mail().configured()).isFalse();
        environment.setProperty("EMAIL_FROM", "chat@example.org");
        environment.setProperty("EMAIL_ENCRYPTION", "tls");
        assertThat(settings().mail().configured()).isTrue();
        assertThat(settings().mail().announced()).isFalse();
        environment.setProperty("EMAIL_USERNAME", "chat");
        environment.setProperty("EMAIL_PASSWORD", "secret");
        assertThat(settings().mail().announced()).isTrue();
        assertThat(settings().mail().toString()).doesNotContain("secret");
    }

    @Test
    void aMailServiceOrEncryptionThatNobodyKnowsStopsTheStart() {
        environment.setProperty("EMAIL_FROM", "chat@example.org");
        environment.setProperty("EMAIL_SERVICE", "pigeon");
        assertThatThrownBy(this::settings)
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("gmail");
        environment.setProperty("EMAIL_SERVICE", "Gmail");
        assertThat(((MailAccount.Smtp) settings().mail().account()).host()).isEqualTo("smtp.gmail.com");
        environment.setProperty("EMAIL_SERVICE", "");
        environment.setProperty("EMAIL_HOST", "mail.example.org");
        environment.setProperty("EMAIL_ENCRYPTION", "rot13");
        assertThatThrownBy(this::settings).isInstanceOf(ConfigurationProblem.class);
    }

    @Test
    void oneProxyIsTrustedWhateverIsWrittenButANumberAboveOne() {
        for (String hops : new String[] {"0", "-2", "many", "1"}) {
            environment.setProperty("TRUST_PROXY", hops);
            assertThat(settings().transport().trustedProxies()).as(hops).isEqualTo(1);
        }
        environment.setProperty("TRUST_PROXY", "3");
        assertThat(settings().transport().trustedProxies()).isEqualTo(3);
        environment.setProperty("LEDGERCHAT_TRUST_PROXY", "false");
        assertThat(settings().transport().trustedProxies()).isZero();
    }

    @Test
    void whatThisVersionDoesNotHaveIsNamedWhenItIsAskedFor() {
        assertThat(WithoutEffect.among(new Variables(environment))).isEmpty();
        environment.setProperty("LDAP_URL", "ldap://directory.example.org");
        environment.setProperty("GOOGLE_KEY", "key");
        environment.setProperty("ASSISTANTS_API_KEY", "key");
        environment.setProperty("SAML_ENTRY_POINT", " ");
        assertThat(WithoutEffect.among(new Variables(environment))).containsExactly("GOOGLE_KEY", "LDAP_URL");
        environment.setProperty("OPENAI_MODERATION", "false");
        assertThat(WithoutEffect.among(new Variables(environment))).hasSize(2);
        environment.setProperty("OPENAI_MODERATION", "true");
        assertThat(WithoutEffect.among(new Variables(environment))).endsWith("OPENAI_MODERATION");
    }

    private Settings settings() {
        return Settings.from(new Variables(environment));
    }
}
