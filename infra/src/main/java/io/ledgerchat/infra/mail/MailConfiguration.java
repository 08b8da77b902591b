package io.ledgerchat.infra.mail;

import io.ledgerchat.command.account.MailAccount;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the carrier. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {
    @Bean
    LetterCarrier letterCarrier(MailAccount account) {
        return switch (account) {
            case MailAccount.Smtp smtp -> new SmtpCarrier(smtp);
            case MailAccount.Mailgun mailgun -> new MailgunCarrier(mailgun);
            case MailAccount.None none ->
                letter -> {
                    throw new IllegalStateException("mail is not configured");
                };
        };
    }
}
