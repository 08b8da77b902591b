package io.ledgerchat.api.configuration;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may sign in and for how long (contract 00 §§7, 12.1).
 *
 * @param registration who may register; LedgerChat differs from LibreChat when the operator says nothing, see {@link
 *     Registration}
 * @param resetLinkInAnswer without mail, whoever asks for a password reset is handed the link: LibreChat does, and lets
 *     anybody take over any account
 * @param minPasswordLength as written, absent when not set; {@link #shortestPassword()} is the effective one
 * @param sessionExpiry life of an access token
 * @param refreshTokenExpiry life of a session, from its sign-in on
 * @param secureCookies whether cookies travel over HTTPS only
 */
public record SignInSettings(
        boolean emailLogin,
        boolean emailLoginOverride,
        Registration registration,
        boolean socialLogin,
        boolean socialRegistration,
        boolean passwordReset,
        boolean resetLinkInAnswer,
        boolean accountDeletion,
        boolean unverifiedEmailLogin,
        @Nullable Integer minPasswordLength,
        Duration sessionExpiry,
        Duration refreshTokenExpiry,
        boolean secureCookies) {

    /** Who may register an account. */
    public enum Registration {
        OPEN,
        CLOSED,
        /** Nothing is configured: open until the first account, the administrator's, exists; then closed. */
        FIRST_ACCOUNT_ONLY
    }

    public static SignInSettings from(Variables variables) {
        int minPasswordLength = variables.number("MIN_PASSWORD_LENGTH", 0, 0);
        return new SignInSettings(
                variables.enabledUnlessSaidOtherwise("ALLOW_EMAIL_LOGIN"),
                variables.enabled("ALLOW_EMAIL_LOGIN_OVERRIDE"),
                registration(variables),
                variables.enabled("ALLOW_SOCIAL_LOGIN"),
                variables.enabled("ALLOW_SOCIAL_REGISTRATION"),
                variables.enabled("ALLOW_PASSWORD_RESET"),
                variables.enabled("LEDGERCHAT_RESET_LINK_IN_ANSWER"),
                variables.enabledUnlessSaidOtherwise("ALLOW_ACCOUNT_DELETION"),
                variables.enabled("ALLOW_UNVERIFIED_EMAIL_LOGIN"),
                minPasswordLength == 0 ? null : minPasswordLength,
                variables.span("SESSION_EXPIRY", Duration.ofMinutes(15)),
                variables.span("REFRESH_TOKEN_EXPIRY", Duration.ofDays(7)),
                secureCookies(variables));
    }

    /** The shortest password that is accepted. */
    public int shortestPassword() {
        return minPasswordLength == null ? 8 : minPasswordLength;
    }

    private static Registration registration(Variables variables) {
        if (variables.text("ALLOW_REGISTRATION").isEmpty()) {
            return Registration.FIRST_ACCOUNT_ONLY;
        }
        return variables.enabled("ALLOW_REGISTRATION") ? Registration.OPEN : Registration.CLOSED;
    }

    private static boolean secureCookies(Variables variables) {
        Optional<String> said = variables.text("SESSION_COOKIE_SECURE").map(value -> value.toLowerCase(Locale.ROOT));
        if (said.isPresent() && (said.get().equals("true") || said.get().equals("false"))) {
            return said.get().equals("true");
        }
        return variables.text("NODE_ENV", "").equals("production")
                && !isLocal(DomainSettings.from(variables).server());
    }

    private static boolean isLocal(String address) {
        String host = URI.create(address).getHost();
        return host == null
                || host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("127.0.0.1")
                || host.equals("[::1]");
    }
}
