package io.ledgerchat.infra.mail;

import io.ledgerchat.command.account.Letter;
import io.ledgerchat.command.account.MailAccount;
import io.ledgerchat.command.account.MailAccount.Encryption;
import io.ledgerchat.command.account.MailAccount.Smtp;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** SMTP by Jakarta Mail. */
final class SmtpCarrier implements LetterCarrier {
    private static final String PATIENCE_MS = "20000";

    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final MailAccount.Sender from;

    SmtpCarrier(Smtp account) {
        this.from = account.sender();
        sender.setHost(account.host());
        sender.setPort(account.port());
        sender.setUsername(account.username());
        sender.setPassword(account.password());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configure(sender.getJavaMailProperties(), account);
    }

    static void configure(Properties mail, Smtp account) {
        mail.setProperty("mail.transport.protocol", "smtp");
        mail.setProperty("mail.smtp.auth", Boolean.toString(account.username() != null));
        mail.setProperty("mail.smtp.ssl.enable", Boolean.toString(account.encryption() == Encryption.TLS));
        mail.setProperty("mail.smtp.starttls.enable", "true");
        mail.setProperty("mail.smtp.starttls.required", Boolean.toString(account.encryption() == Encryption.STARTTLS));
        checkIdentity(mail, account);
        for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            mail.setProperty("mail.smtp." + wait, PATIENCE_MS);
        }
    }

    /** The certificate bears the server's name, or the one that the operator gave, unless any certificate is trusted. */
    private static void checkIdentity(Properties mail, Smtp account) {
        boolean underItsName = !account.anyCertificate() && account.hostname() == null;
        mail.setProperty("mail.smtp.ssl.checkserveridentity", Boolean.toString(underItsName));
        if (account.anyCertificate()) {
            mail.setProperty("mail.smtp.ssl.trust", "*");
        } else if (account.hostname() != null) {
            mail.put("mail.smtp.ssl.hostnameverifier", new CertificateName(account.hostname()));
        }
    }

    @Override
    public void carry(Letter letter) {
        var message = sender.createMimeMessage();
        try {
            var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setFrom(new InternetAddress(from.address(), from.name(), StandardCharsets.UTF_8.name()));
            helper.setTo(new InternetAddress(letter.address(), letter.name(), StandardCharsets.UTF_8.name()));
            helper.setSubject(letter.subject());
            helper.setText(letter.html(), true);
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("a letter could not be written", e);
        }
        sender.send(message);
    }
}
