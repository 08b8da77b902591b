package io.ledgerchat.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountEvent.AccountBanned;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.account.AccountEvent.AccountRegistered;
import io.ledgerchat.event.account.AccountEvent.AccountRoleChanged;
import io.ledgerchat.event.account.AccountEvent.AvatarChanged;
import io.ledgerchat.event.account.AccountEvent.BackupCodeUsed;
import io.ledgerchat.event.account.AccountEvent.BackupCodesReplaced;
import io.ledgerchat.event.account.AccountEvent.DepartureReported;
import io.ledgerchat.event.account.AccountEvent.EmailVerificationRequested;
import io.ledgerchat.event.account.AccountEvent.EmailVerified;
import io.ledgerchat.event.account.AccountEvent.PasswordChanged;
import io.ledgerchat.event.account.AccountEvent.PasswordResetRequested;
import io.ledgerchat.event.account.AccountEvent.ProviderKeyRevoked;
import io.ledgerchat.event.account.AccountEvent.ProviderKeyStored;
import io.ledgerchat.event.account.AccountEvent.TermsAccepted;
import io.ledgerchat.event.account.AccountEvent.TwoFactorBegun;
import io.ledgerchat.event.account.AccountEvent.TwoFactorDisabled;
import io.ledgerchat.event.account.AccountEvent.TwoFactorEnabled;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * An account. What proves it (password, sessions, keys) lies in the vault; the handlers of this package change both in
 * one unit of work. Its sessions are aggregates of their own, so that years of sign-ins do not make an account heavy.
 */
@Aggregate
class Account {
    static final String ADMINISTRATOR = "ADMIN";

    /** All are revoked in one unit of work when the account goes. */
    static final int MOST_PROVIDER_KEYS = 100;

    @AggregateIdentifier
    private AccountId id;

    private @Nullable Instant termsAcceptedAt;
    private final TreeSet<String> providerKeys = new TreeSet<>();
    private boolean emailVerified;
    private @Nullable Instant expiresAt;
    private boolean twoFactorBegun;
    private String role;
    private boolean deleted;
    private boolean departureReported;

    @SuppressWarnings("NullAway.Init")
    Account() {}

    @SuppressWarnings("NullAway.Init")
    Account(RegisterAccount command, String role) {
        var account = command.accountId();
        apply(new AccountRegistered(
                account,
                Personal.of(account, command.email()),
                Personal.of(account, command.name()),
                command.username() == null ? null : Personal.of(account, command.username()),
                "local",
                role,
                command.emailVerified(),
                command.at(),
                role.equals(ADMINISTRATOR) ? null : command.expiresAt()));
    }

    @SuppressWarnings("NullAway.Init")
    Account(RegisterExternalAccount command, String role) {
        var account = command.accountId();
        apply(new AccountRegistered(
                account,
                Personal.of(account, command.email()),
                Personal.of(account, command.name()),
                command.username() == null ? null : Personal.of(account, command.username()),
                command.provider(),
                role,
                command.emailVerified(),
                command.at(),
                null));
    }

    @CommandHandler
    void handle(ChangeAvatar command) {
        requireSelf(command.actor());
        apply(new AvatarChanged(id, Personal.of(id, command.avatar()), command.at()));
    }

    @CommandHandler
    Instant handle(AcceptTerms command) {
        requireSelf(command.actor());
        if (termsAcceptedAt != null) {
            return termsAcceptedAt;
        }
        apply(new TermsAccepted(id, command.at()));
        return command.at();
    }

    boolean isAdministrator() {
        return !deleted && role.equals(ADMINISTRATOR);
    }

    void changeRole(ChangeAccountRole command) {
        requireAlive();
        if (!command.role().equals(role)) {
            apply(new AccountRoleChanged(id, command.role(), command.actor(), command.at()));
        }
    }

    void passwordUpgraded(Instant at) {
        requireAlive();
        apply(new PasswordChanged(id, "upgraded", at));
    }

    void passwordResetRequested(Instant expiresAt, Instant at) {
        requireAlive();
        apply(new PasswordResetRequested(id, expiresAt, at));
    }

    void passwordSet(Instant at) {
        requireAlive();
        apply(new PasswordChanged(id, "operator", at));
    }

    void passwordReset(Instant at) {
        requireAlive();
        apply(new PasswordChanged(id, "reset", at));
    }

    void emailVerificationRequested(Instant expiresAt, Instant at) {
        requireAlive();
        apply(new EmailVerificationRequested(id, expiresAt, at));
    }

    void verifyEmail(Instant at) {
        requireAlive();
        if (!emailVerified) {
            apply(new EmailVerified(id, at));
        }
    }

    void beginTwoFactor(AccountId actor, Instant at) {
        requireSelf(actor);
        apply(new TwoFactorBegun(id, at));
    }

    void twoFactorEnabled(Instant at) {
        requireAlive();
        apply(new TwoFactorEnabled(id, at));
    }

    void disableTwoFactor(AccountId actor, Instant at) {
        requireSelf(actor);
        if (twoFactorBegun) {
            apply(new TwoFactorDisabled(id, at));
        }
    }

    void replaceBackupCodes(AccountId actor, Instant at) {
        requireSelf(actor);
        apply(new BackupCodesReplaced(id, at));
    }

    void backupCodeUsed(Instant at) {
        requireAlive();
        apply(new BackupCodeUsed(id, at));
    }

    void storeProviderKey(StoreProviderKey command) {
        requireSelf(command.actor());
        if (!providerKeys.contains(command.endpoint()) && providerKeys.size() >= MOST_PROVIDER_KEYS) {
            throw new Refusal(Refusal.Code.INVALID, "too many provider keys");
        }
        apply(new ProviderKeyStored(id, command.endpoint(), command.expiresAt(), command.at()));
    }

    void revokeProviderKey(AccountId actor, String endpoint, Instant at) {
        requireSelf(actor);
        if (providerKeys.contains(endpoint)) {
            apply(new ProviderKeyRevoked(id, endpoint, at));
        }
    }

    void revokeAllProviderKeys(AccountId actor, Instant at) {
        requireSelf(actor);
        List.copyOf(providerKeys).forEach(endpoint -> apply(new ProviderKeyRevoked(id, endpoint, at)));
    }

    void ban(BanAccount command) {
        requireAlive();
        apply(new AccountBanned(id, command.violation(), command.until(), command.at()));
    }

    /** Whether anything was left to delete. */
    boolean delete(AccountId actor, @Nullable String reason, Instant at) {
        if (deleted) {
            return false;
        }
        revokeAllProviderKeys(actor, at);
        apply(new AccountDeleted(id, at, reason));
        return true;
    }

    /** Whether its time to prove itself is over. */
    boolean deleteExpired(Instant at) {
        return expiresAt != null && !at.isBefore(expiresAt) && delete(id, "unverified", at);
    }

    void reportDeparture(ReportDeparture command) {
        if (deleted && !departureReported) {
            apply(new DepartureReported(id, command.removed(), command.remaining(), command.at()));
        }
    }

    void requireSelf(AccountId actor) {
        requireAlive();
        if (!id.equals(actor)) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "no such account");
        }
    }

    private void requireAlive() {
        if (deleted) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "no such account");
        }
    }

    @EventSourcingHandler
    void on(AccountRegistered event) {
        id = event.accountId();
        emailVerified = event.emailVerified();
        expiresAt = event.expiresAt();
        role = event.role();
    }

    @EventSourcingHandler
    void on(PasswordChanged event) {
        expiresAt = null;
    }

    @EventSourcingHandler
    void on(EmailVerified event) {
        emailVerified = true;
        expiresAt = null;
    }

    @EventSourcingHandler
    void on(TwoFactorBegun event) {
        twoFactorBegun = true;
    }

    @EventSourcingHandler
    void on(TwoFactorDisabled event) {
        twoFactorBegun = false;
    }

    @EventSourcingHandler
    void on(AccountRoleChanged event) {
        role = event.role();
        expiresAt = null;
    }

    @EventSourcingHandler
    void on(TermsAccepted event) {
        termsAcceptedAt = event.acceptedAt();
        expiresAt = null;
    }

    @EventSourcingHandler
    void on(ProviderKeyStored event) {
        providerKeys.add(event.endpoint());
    }

    @EventSourcingHandler
    void on(ProviderKeyRevoked event) {
        providerKeys.remove(event.endpoint());
    }

    @EventSourcingHandler
    void on(AccountDeleted event) {
        deleted = true;
    }

    @EventSourcingHandler
    void on(DepartureReported event) {
        departureReported = true;
    }
}
