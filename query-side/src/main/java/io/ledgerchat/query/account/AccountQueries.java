package io.ledgerchat.query.account;

import io.ledgerchat.event.account.AccountId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers what is asked about accounts. */
@Component
class AccountQueries {
    private final AccountRows accounts;
    private final ApiKeyRows apiKeys;
    private final JdbcClient sql;
    private final Clock clock;

    AccountQueries(AccountRows accounts, ApiKeyRows apiKeys, JdbcClient sql, Clock clock) {
        this.accounts = accounts;
        this.apiKeys = apiKeys;
        this.sql = sql;
        this.clock = clock;
    }

    @QueryHandler
    Optional<Account> handle(FindAccount query) {
        return accounts.findByAccountIdAndDeletedAtIsNull(query.accountId().value())
                .map(AccountRow::account);
    }

    @QueryHandler
    long handle(CountAccounts query) {
        return accounts.countByDeletedAtIsNull();
    }

    @QueryHandler
    List<Account> handle(FindAccountsByRole query) {
        return accounts.findByRoleAndDeletedAtIsNullOrderByNameAscAccountIdAsc(query.role()).stream()
                .skip(query.offset())
                .limit(query.limit())
                .map(AccountRow::account)
                .toList();
    }

    @QueryHandler
    long handle(CountAccountsByRole query) {
        return accounts.countByRoleAndDeletedAtIsNull(query.role());
    }

    @QueryHandler
    List<AccountId> handle(FindExpiredAccounts query) {
        return sql.sql("select account_id from views.account where expires_at <= ? and deleted_at is null"
                        + " order by expires_at limit ?")
                .params(query.now().atOffset(ZoneOffset.UTC), query.limit())
                .query((row, number) -> new AccountId(row.getString(1)))
                .list();
    }

    @QueryHandler
    boolean handle(FindWhetherAnybodyRegistered query) {
        return sql.sql("select exists (select 1 from views.account)")
                .query(Boolean.class)
                .single();
    }

    @QueryHandler
    Optional<ProviderKeyExpiry> handle(FindProviderKeyExpiry query) {
        return sql.sql("select expires_at from views.provider_key where account_id = ? and endpoint = ?")
                .params(query.owner().value(), query.endpoint())
                .query((row, number) -> expiry(row.getTimestamp("expires_at")))
                .optional();
    }

    private static ProviderKeyExpiry expiry(@Nullable Timestamp time) {
        return new ProviderKeyExpiry(time == null ? null : time.toInstant());
    }

    /** Expired keys open nothing and are not shown, also before they are revoked. */
    @QueryHandler
    List<ApiKey> handle(FindApiKeys query) {
        var now = clock.instant();
        return apiKeys
                .findByAccountIdOrderByCreatedAtDescApiKeyIdAsc(query.owner().value())
                .stream()
                .filter(row -> row.isGoodAt(now))
                .map(ApiKeyRow::apiKey)
                .toList();
    }

    @QueryHandler
    Optional<ApiKey> handle(FindApiKey query) {
        return apiKeys.findById(query.apiKeyId().value())
                .filter(row -> row.isOf(query.owner().value()) && row.isGoodAt(clock.instant()))
                .map(ApiKeyRow::apiKey);
    }
}
