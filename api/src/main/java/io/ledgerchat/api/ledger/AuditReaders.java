package io.ledgerchat.api.ledger;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.account.KeyHolders;
import io.ledgerchat.command.apikey.ApiKeys;
import io.ledgerchat.event.apikey.ApiKeyId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who began to follow the audit log, and may no longer: their role was taken, their account or their key is gone. */
@Component
class AuditReaders {
    private final KeyHolders holders;
    private final ApiKeys keys;

    AuditReaders(KeyHolders holders, ApiKeys keys) {
        this.holders = holders;
        this.keys = keys;
    }

    /** @param key by which the reader came in, if by one */
    boolean mayStillRead(Caller reader, Optional<ApiKeyId> key) {
        return holders.of(reader.id()).filter(Auditing::mayRead).isPresent()
                && key.map(used -> keys.of(reader.id()).contains(used)).orElse(true);
    }
}
