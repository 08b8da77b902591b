package io.ledgerchat.api.configuration;

import io.ledgerchat.command.account.MailAccount;
import io.ledgerchat.infra.account.VaultSecrets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands the installation's secrets to the vault, and its mail account to the post. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {
    @Bean
    VaultSecrets vaultSecrets(Secrets secrets) {
        return new VaultSecrets(secrets.credsKeyBytes(), secrets.emailHashKeyBytes());
    }

    @Bean
    MailAccount mailAccount(Settings settings) {
        return settings.mail().account();
    }
}
