package io.ledgerchat.api.configuration;

import io.ledgerchat.command.account.MailAccount;
import io.ledgerchat.command.account.MailAccount.Encryption;
import io.ledgerchat.command.account.MailAccount.Mailgun;
import io.ledgerchat.command.account.MailAccount.Sender;
import io.ledgerchat.command.account.MailAccount.Smtp;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how mail can be sent (contract 00 §12.1). Mailgun goes before a mail server.
 *
 * @param announced what clients are told as {@code emailEnabled}: a stricter rule, which knows SMTP only
 */
public record MailSettings(MailAccount account, boolean announced) {
    private static final int SMTP = 25;
    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_TLS = 465;

    /** Mail services that need no address, by their names in lower case. */
    private static final Map<String, Server> SERVICES = Map.ofEntries(
            Map.entry("gmail", new Server("smtp.gmail.com", SUBMISSION_TLS, Encryption.TLS)),
            Map.entry("outlook365", new Server("smtp.office365.com", SUBMISSION, Encryption.STARTTLS)),
            Map.entry("hotmail", new Server("smtp-mail.outlook.com", SUBMISSION, Encryption.STARTTLS)),
            Map.entry("yahoo", new Server("smtp.mail.yahoo.com", SUBMISSION_TLS, Encryption.TLS)),
            Map.entry("icloud", new Server("smtp.mail.me.com", SUBMISSION, Encryption.STARTTLS)),
            Map.entry("fastmail", new Server("smtp.fastmail.com", SUBMISSION_TLS, Encryption.TLS)),
            Map.entry("zoho", new Server("smtp.zoho.com", SUBMISSION_TLS, Encryption.TLS)),
            Map.entry("mailgun", new Server("smtp.mailgun.org", SUBMISSION_TLS, Encryption.TLS)),
            Map.entry("mailjet", new Server("in-v3.mailjet.com", SUBMISSION, Encryption.STARTTLS)),
            Map.entry("postmark", new Server("smtp.postmarkapp.com", SUBMISSION, Encryption.STARTTLS)),
            Map.entry("sendgrid", new Server("smtp.sendgrid.net", SUBMISSION, Encryption.STARTTLS)));

    private record Server(String host, int port, Encryption encryption) {}

    /** A way to send exists. */
    public boolean configured() {
        return !(account instanceof MailAccount.None);
    }

    static MailSettings from(Variables variables) {
        boolean server = variables.isSet("EMAIL_SERVICE") || variables.isSet("EMAIL_HOST");
        boolean sender = variables.isSet("EMAIL_FROM");
        return new MailSettings(
                account(variables, server, sender),
                sender && server && variables.isSet("EMAIL_USERNAME", "EMAIL_PASSWORD"));
    }

    private static MailAccount account(Variables variables, boolean server, boolean sender) {
        if (!sender) {
            return new MailAccount.None();
        }
        var from = new Sender(
                variables.text("EMAIL_FROM_NAME", variables.text("APP_TITLE", "LibreChat")),
                variables.text("EMAIL_FROM", ""));
        if (variables.isSet("MAILGUN_API_KEY", "MAILGUN_DOMAIN")) {
            return new Mailgun(
                    from,
                    URI.create(variables.text("MAILGUN_HOST", "https://api.mailgun.net")),
                    variables.text("MAILGUN_DOMAIN", ""),
                    variables.text("MAILGUN_API_KEY", ""));
        }
        return server ? smtp(variables, from) : new MailAccount.None();
    }

    private static Smtp smtp(Variables variables, Sender from) {
        var server = server(variables);
        return new Smtp(
                from,
                server.host(),
                server.port(),
                server.encryption(),
                text(variables, "EMAIL_ENCRYPTION_HOSTNAME"),
                variables.enabled("EMAIL_ALLOW_SELFSIGNED"),
                text(variables, "EMAIL_USERNAME"),
                text(variables, "EMAIL_PASSWORD"));
    }

    private static Server server(Variables variables) {
        var service = variables.text("EMAIL_SERVICE");
        if (service.isPresent()) {
            var known = SERVICES.get(service.get().toLowerCase(Locale.ROOT));
            if (known == null) {
                throw new ConfigurationProblem(
                        "The mail service in EMAIL_SERVICE is not known here; write EMAIL_HOST, EMAIL_PORT and"
                                + " EMAIL_ENCRYPTION instead, or one of: "
                                + String.join(
                                        ", ",
                                        SERVICES.keySet().stream().sorted().toList()) + ".");
            }
            return known;
        }
        return new Server(
                variables.text("EMAIL_HOST", ""), variables.number("EMAIL_PORT", SMTP, 1), encryption(variables));
    }

    private static Encryption encryption(Variables variables) {
        return switch (variables.text("EMAIL_ENCRYPTION", "").toLowerCase(Locale.ROOT)) {
            case "tls" -> Encryption.TLS;
            case "starttls" -> Encryption.STARTTLS;
            case "" -> Encryption.IF_OFFERED;
            default ->
                throw new ConfigurationProblem(
                        "The environment variable EMAIL_ENCRYPTION must be starttls or tls, or not be set.");
        };
    }

    private static @Nullable String text(Variables variables, String name) {
        return variables.text(name).orElse(null);
    }
}
