package io.ledgerchat.query.account;

import io.ledgerchat.event.account.AccountId;
import java.sql.Timestamp;
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
    private final JdbcClient sql;

    AccountQueries(AccountRows accounts, JdbcClient sql) {
        this.accounts = accounts;
        this.sql = sql;
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
}
