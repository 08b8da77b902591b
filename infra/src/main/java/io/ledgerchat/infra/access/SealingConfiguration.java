package io.ledgerchat.infra.access;

import io.ledgerchat.command.access.Sealing;
import io.ledgerchat.infra.key.FieldCipher;
import io.ledgerchat.infra.key.KeyDestruction;
import io.ledgerchat.infra.ledger.SealedTexts;
import io.ledgerchat.query.ledger.ClientTexts;
import java.time.Clock;
import java.time.Period;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Seals the personal texts of metadata, and opens them. */
@Configuration(proxyBeanMethods = false)
class SealingConfiguration {
    @Bean
    Sealing sealing(
            FieldCipher cipher,
            KeyDestruction keys,
            @Value("${ledgerchat.visitors.keep:P90D}") Period keep,
            Clock clock) {
        return new MetadataSealing(
                new SealedTexts(cipher),
                (visitors, due) -> keys.schedule(visitors, null, List.of(), due, "visitor"),
                keep,
                clock);
    }

    /** And opens them for those who may read the audit log. */
    @Bean
    ClientTexts clientTexts(FieldCipher cipher) {
        var texts = new SealedTexts(cipher);
        return texts::open;
    }
}
