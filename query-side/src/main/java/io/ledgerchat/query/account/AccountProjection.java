package io.ledgerchat.query.account;

import static io.ledgerchat.query.view.Storable.json;
import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.account.AccountEvent.AccountRegistered;
import io.ledgerchat.event.account.AccountEvent.AccountRoleChanged;
import io.ledgerchat.event.account.AccountEvent.AvatarChanged;
import io.ledgerchat.event.account.AccountEvent.DepartureReported;
import io.ledgerchat.event.account.AccountEvent.EmailVerified;
import io.ledgerchat.event.account.AccountEvent.PasswordChanged;
import io.ledgerchat.event.account.AccountEvent.ProviderKeyRevoked;
import io.ledgerchat.event.account.AccountEvent.ProviderKeyStored;
import io.ledgerchat.event.account.AccountEvent.TermsAccepted;
import io.ledgerchat.event.account.AccountEvent.TwoFactorDisabled;
import io.ledgerchat.event.account.AccountEvent.TwoFactorEnabled;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.ApiKeyEvent.ApiKeyCreated;
import io.ledgerchat.event.apikey.ApiKeyEvent.ApiKeyRevoked;
import io.ledgerchat.event.apikey.RemoteCallEvent.RemoteCallAsked;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;

/** Keeps accounts and the keys they hold. */
final class AccountProjection {
    private final ViewBatch batch;
    private final String accounts;
    private final String providerKeys;
    private final String apiKeys;
    private final String departures;

    AccountProjection(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.accounts = schema.table("account");
        this.providerKeys = schema.table("provider_key");
        this.apiKeys = schema.table("api_key");
        this.departures = schema.table("departure");
    }

    @EventHandler
    void on(AccountRegistered event) {
        batch.add(
                "insert into " + accounts + """
                 (account_id, email, name, username, provider, role, email_verified, expires_at, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (account_id) do nothing""",
                event.accountId().value(),
                plain(event.email()),
                plain(event.name()),
                event.username() == null ? null : plain(event.username()),
                event.provider(),
                event.role(),
                event.emailVerified(),
                time(event.expiresAt()),
                time(event.registeredAt()),
                time(event.registeredAt()));
    }

    @EventHandler
    void on(TermsAccepted event) {
        batch.add(
                "update " + accounts
                        + " set terms_accepted_at = ?, expires_at = null, updated_at = greatest(updated_at, ?)"
                        + " where account_id = ?",
                time(event.acceptedAt()),
                time(event.acceptedAt()),
                event.accountId().value());
    }

    @EventHandler
    void on(EmailVerified event) {
        set("email_verified = true, expires_at = null", event.accountId(), event.verifiedAt());
    }

    @EventHandler
    void on(PasswordChanged event) {
        batch.add(
                "update " + accounts + " set expires_at = null where account_id = ? and expires_at is not null",
                event.accountId().value());
    }

    @EventHandler
    void on(TwoFactorEnabled event) {
        set("two_factor = true", event.accountId(), event.enabledAt());
    }

    @EventHandler
    void on(TwoFactorDisabled event) {
        set("two_factor = false", event.accountId(), event.disabledAt());
    }

    @EventHandler
    void on(AvatarChanged event) {
        batch.add(
                "update " + accounts + " set avatar = ?, updated_at = greatest(updated_at, ?) where account_id = ?",
                plain(event.avatar()),
                time(event.changedAt()),
                event.accountId().value());
    }

    private void set(String column, AccountId account, Instant at) {
        batch.add(
                "update " + accounts + " set " + column + ", updated_at = greatest(updated_at, ?) where account_id = ?",
                time(at),
                account.value());
    }

    @EventHandler
    void on(AccountRoleChanged event) {
        batch.add(
                "update " + accounts
                        + " set role = ?, expires_at = null, updated_at = greatest(updated_at, ?) where account_id = ?",
                event.role(),
                time(event.changedAt()),
                event.accountId().value());
    }

    @EventHandler
    void on(ProviderKeyStored event) {
        batch.add(
                "insert into " + providerKeys + """
                 (account_id, endpoint, expires_at) values (?, ?, ?)
                on conflict (account_id, endpoint) do update set expires_at = excluded.expires_at""",
                event.accountId().value(),
                text(event.endpoint()),
                time(event.expiresAt()));
    }

    @EventHandler
    void on(ProviderKeyRevoked event) {
        batch.add(
                "delete from " + providerKeys + " where account_id = ? and endpoint = ?",
                event.accountId().value(),
                text(event.endpoint()));
    }

    @EventHandler
    void on(ApiKeyCreated event) {
        batch.add(
                "insert into " + apiKeys + """
                 (api_key_id, account_id, name, key_prefix, expires_at, created_at) values (?, ?, ?, ?, ?, ?)
                on conflict (api_key_id) do nothing""",
                event.apiKeyId().value(),
                event.owner().value(),
                plain(event.name()),
                event.keyPrefix(),
                time(event.expiresAt()),
                time(event.createdAt()));
    }

    @EventHandler
    void on(RemoteCallAsked event) {
        batch.add(
                "update " + apiKeys + " set last_used_at = greatest(last_used_at, ?) where api_key_id = ?",
                time(event.askedAt()),
                event.apiKeyId().value());
    }

    @EventHandler
    void on(ApiKeyRevoked event) {
        batch.add(
                "delete from " + apiKeys + " where api_key_id = ?",
                event.apiKeyId().value());
    }

    @EventHandler
    void on(AccountDeleted event) {
        var account = event.accountId().value();
        batch.add(
                "update " + accounts
                        + " set email = null, name = null, username = null, avatar = null, terms_accepted_at = null,"
                        + " updated_at = ?, deleted_at = ? where account_id = ?",
                time(event.deletedAt()),
                time(event.deletedAt()),
                account);
        for (var keys : List.of(providerKeys, apiKeys)) {
            batch.add("delete from " + keys + " where account_id = ?", account);
        }
    }

    @EventHandler
    void on(DepartureReported event) {
        batch.add(
                "insert into " + departures + """
                 (account_id, removed, remaining, reported_at) values (?, ?::jsonb, ?::jsonb, ?)
                on conflict (account_id) do nothing""",
                event.accountId().value(),
                json(event.removed()),
                json(event.remaining()),
                time(event.reportedAt()));
    }

    private static @Nullable String plain(Personal<String> personal) {
        return text(personal.value().orElse(null));
    }
}
