package io.ledgerchat.api.configuration;

import io.ledgerchat.infra.account.VaultSecrets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands the installation's secrets to the vault. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {
    @Bean
    VaultSecrets vaultSecrets(Secrets secrets) {
        return new VaultSecrets(secrets.credsKeyBytes(), secrets.emailHashKeyBytes());
    }
}
