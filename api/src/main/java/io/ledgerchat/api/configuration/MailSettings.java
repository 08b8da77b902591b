package io.ledgerchat.api.configuration;

/**
 * Whether mail can be sent (contract 00 §12.1).
 *
 * @param configured a way to send exists
 * @param announced what clients are told as {@code emailEnabled}: a stricter rule, which knows SMTP only
 */
public record MailSettings(boolean configured, boolean announced) {
    static MailSettings from(Variables variables) {
        boolean server = variables.isSet("EMAIL_SERVICE") || variables.isSet("EMAIL_HOST");
        boolean sender = variables.isSet("EMAIL_FROM");
        boolean mailgun = variables.isSet("MAILGUN_API_KEY", "MAILGUN_DOMAIN");
        return new MailSettings(
                sender && (server || mailgun), sender && server && variables.isSet("EMAIL_USERNAME", "EMAIL_PASSWORD"));
    }
}
