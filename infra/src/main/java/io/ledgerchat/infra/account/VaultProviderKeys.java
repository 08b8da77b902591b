package io.ledgerchat.infra.account;

import io.ledgerchat.command.account.ProviderKeyVault;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Provider keys in PostgreSQL, sealed. */
@Component
@Transactional
class VaultProviderKeys implements ProviderKeyVault {
    private final ProviderKeyRows rows;
    private final ProviderKeyCipher cipher;

    VaultProviderKeys(ProviderKeyRows rows, ProviderKeyCipher cipher) {
        this.rows = rows;
        this.cipher = cipher;
    }

    @Override
    public Optional<ProviderKey> find(AccountId owner, String endpoint) {
        return rows.findById(key(owner, endpoint))
                .map(row -> new ProviderKey(cipher.open(row.key, row.sealed), row.expiresAt));
    }

    @Override
    public void store(AccountId owner, String endpoint, String value, @Nullable Instant expiresAt) {
        var key = key(owner, endpoint);
        rows.save(new ProviderKeyEntity(key, cipher.seal(key, value), expiresAt));
    }

    @Override
    public void remove(AccountId owner, String endpoint) {
        rows.remove(owner.value(), endpoint);
    }

    @Override
    public void removeAll(AccountId owner) {
        rows.removeAll(owner.value());
    }

    @Override
    public List<HeldKey> expired(Instant before, int limit) {
        return rows.expired(before, Limit.of(limit)).stream()
                .map(row -> new HeldKey(new AccountId(row.key.accountId()), row.key.endpoint()))
                .toList();
    }

    private static ProviderKeyEntity.Key key(AccountId owner, String endpoint) {
        return new ProviderKeyEntity.Key(owner.value(), endpoint);
    }
}
