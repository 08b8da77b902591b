package io.ledgerchat.api.configuration;

import java.time.Duration;

/**
 * When violations end in a ban (contract 00 §10).
 *
 * @param enabled off unless {@code BAN_VIOLATIONS} is on
 * @param interval every so many points an account is banned again
 * @param duration zero or less: only the sessions end
 * @param illegalModelScore points for asking a model that is not offered
 * @param nonBrowserScore points for a client that is no browser, where that is checked
 */
public record BanSettings(
        boolean enabled, int interval, Duration duration, int illegalModelScore, int nonBrowserScore) {
    static BanSettings from(Variables variables) {
        return new BanSettings(
                variables.enabled("BAN_VIOLATIONS"),
                variables.number("BAN_INTERVAL", 20, 1),
                variables.milliseconds("BAN_DURATION", Duration.ofHours(2)),
                variables.number("ILLEGAL_MODEL_REQ_SCORE", 1, 0),
                variables.number("NON_BROWSER_VIOLATION_SCORE", 20, 0));
    }
}
