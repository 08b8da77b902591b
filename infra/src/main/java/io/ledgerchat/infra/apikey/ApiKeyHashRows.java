package io.ledgerchat.infra.apikey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Spring Data access to {@code vault.api_key}. */
interface ApiKeyHashRows extends Repository<ApiKeyEntity, String> {
    ApiKeyEntity save(ApiKeyEntity row);

    Optional<ApiKeyEntity> findByHash(String hash);

    List<ApiKeyEntity> findByAccountId(String accountId);

    @Query("select k from ApiKeyEntity k where k.expiresAt < :before order by k.expiresAt")
    List<ApiKeyEntity> expired(Instant before, Limit limit);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("delete from ApiKeyEntity k where k.apiKeyId = :apiKey")
    void remove(String apiKey);
}
