package io.ledgerchat.infra.access;

import io.ledgerchat.command.access.Sealing;
import io.ledgerchat.infra.key.FieldCipher;
import io.ledgerchat.infra.ledger.SealedTexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Seals the personal texts of metadata with the same keys as those of events. */
@Configuration(proxyBeanMethods = false)
class SealingConfiguration {
    @Bean
    Sealing sealing(FieldCipher cipher) {
        return new SealedTexts(cipher)::seal;
    }
}
