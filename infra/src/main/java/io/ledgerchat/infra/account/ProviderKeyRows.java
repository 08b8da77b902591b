package io.ledgerchat.infra.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Spring Data access to {@code vault.provider_key}. */
interface ProviderKeyRows extends Repository<ProviderKeyEntity, ProviderKeyEntity.Key> {
    ProviderKeyEntity save(ProviderKeyEntity row);

    Optional<ProviderKeyEntity> findById(ProviderKeyEntity.Key key);

    @Query("select k from ProviderKeyEntity k where k.expiresAt < :before order by k.expiresAt")
    List<ProviderKeyEntity> expired(Instant before, Limit limit);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("delete from ProviderKeyEntity k where k.key.accountId = :account and k.key.endpoint = :endpoint")
    void remove(String account, String endpoint);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("delete from ProviderKeyEntity k where k.key.accountId = :account")
    void removeAll(String account);
}
