package io.ledgerchat.query.apikey;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Reads API keys. */
interface ApiKeyRows extends Repository<ApiKeyRow, String> {
    List<ApiKeyRow> findByAccountIdOrderByCreatedAtDescApiKeyIdAsc(String accountId);

    Optional<ApiKeyRow> findById(String apiKeyId);
}
