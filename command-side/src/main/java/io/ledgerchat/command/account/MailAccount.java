package io.ledgerchat.command.account;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How letters leave the installation, and in whose name. */
public sealed interface MailAccount {
    /** Nobody set up mail: letters are not asked for. */
    record None() implements MailAccount {}

    /**
     * A mail server.
     *
     * @param hostname the name that the server's certificate must bear where it differs from {@code host}
     */
    record Smtp(
            Sender sender,
            String host,
            int port,
            Encryption encryption,
            @Nullable String hostname,
            boolean anyCertificate,
            @Nullable String username,
            @Nullable String password)
            implements MailAccount {
        /** Hides the password. */
        @Override
        public String toString() {
            return "Smtp[" + host + ":" + port + "]";
        }
    }

    /** Mailgun's HTTP interface. */
    record Mailgun(Sender sender, URI address, String domain, String key) implements MailAccount {
        /** Hides the key. */
        @Override
        public String toString() {
            return "Mailgun[" + domain + "]";
        }
    }

    /** From whom letters are. */
    record Sender(String name, String address) {}

    /** How the connection to a mail server is kept private. */
    enum Encryption {
        /** With TLS if the server offers it. */
        IF_OFFERED,
        /** With TLS after the greeting, or not at all. */
        STARTTLS,
        /** With TLS from the first byte on. */
        TLS
    }
}
