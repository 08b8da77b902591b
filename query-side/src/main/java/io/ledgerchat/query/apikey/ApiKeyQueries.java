package io.ledgerchat.query.apikey;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers what is asked about API keys. Expired ones open nothing and are not shown, also before they are revoked. */
@Component
class ApiKeyQueries {
    private final ApiKeyRows rows;
    private final Clock clock;

    ApiKeyQueries(ApiKeyRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @QueryHandler
    List<ApiKey> handle(FindApiKeys query) {
        Instant now = clock.instant();
        return rows.findByAccountIdOrderByCreatedAtDescApiKeyIdAsc(query.owner().value()).stream()
                .filter(row -> row.isGoodAt(now))
                .map(ApiKeyRow::apiKey)
                .toList();
    }

    @QueryHandler
    Optional<ApiKey> handle(FindApiKey query) {
        return rows.findById(query.apiKeyId().value())
                .filter(row -> row.isOf(query.owner().value()) && row.isGoodAt(clock.instant()))
                .map(ApiKeyRow::apiKey);
    }
}
