package io.ledgerchat.infra.access;

import io.ledgerchat.command.access.Sealing;
import io.ledgerchat.infra.key.FieldCipher;
import io.ledgerchat.infra.ledger.SealedTexts;
import io.ledgerchat.query.ledger.ClientTexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Seals the personal texts of metadata with the same keys as those of events. */
@Configuration(proxyBeanMethods = false)
class SealingConfiguration {
    @Bean
    Sealing sealing(FieldCipher cipher) {
        return new SealedTexts(cipher)::seal;
    }

    /** And opens them for those who may read the audit log. */
    @Bean
    ClientTexts clientTexts(FieldCipher cipher) {
        var texts = new SealedTexts(cipher);
        return (key, text) -> texts.open(key, text).value();
    }
}
