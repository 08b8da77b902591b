package io.ledgerchat.event.account;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.Personal;
import java.time.Instant;
import java.util.Map;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Something happened to an account. Secrets (password hashes, tokens, keys) live in the vault, never here. */
public sealed interface AccountEvent {
    AccountId accountId();

    /**
     * An account exists from now on. {@code role} is {@code ADMIN} for the first of an installation, else {@code USER}. With
     * {@code expiresAt} it goes at that time, unless its address is proven, or somebody sees to it otherwise, before.
     */
    @EventName("account.registered")
    @Revision("1")
    record AccountRegistered(
            AccountId accountId,
            Personal<String> email,
            Personal<String> name,
            @Nullable Personal<String> username,
            String provider,
            String role,
            boolean emailVerified,
            Instant registeredAt,
            @Nullable Instant expiresAt)
            implements AccountEvent {}

    /** A session began; {@code method} is the way of proof, such as {@code password}. */
    @EventName("account.signed-in")
    @Revision("1")
    record SignedIn(AccountId accountId, String sessionId, String method, Instant signedInAt) implements AccountEvent {}

    /** A session was ended by its holder. */
    @EventName("account.signed-out")
    @Revision("1")
    record SignedOut(AccountId accountId, String sessionId, Instant signedOutAt) implements AccountEvent {}

    /** A refresh token that was validly signed was refused; {@code reason} is one word. */
    @EventName("account.refresh-refused")
    @Revision("1")
    record RefreshRefused(AccountId accountId, String sessionId, String reason, Instant refusedAt)
            implements AccountEvent {}

    /** The stored proof of the password changed; {@code reason} is {@code upgraded}, {@code reset} or {@code operator}. */
    @EventName("account.password-changed")
    @Revision("1")
    record PasswordChanged(AccountId accountId, String reason, Instant changedAt) implements AccountEvent {}

    /** A reset of the password was asked for; whoever presents the token before {@code expiresAt} may set a new one. */
    @EventName("account.password-reset-requested")
    @Revision("1")
    record PasswordResetRequested(AccountId accountId, Instant expiresAt, Instant requestedAt)
            implements AccountEvent {}

    /** A token was made out that proves, until {@code expiresAt}, that its bearer reads the account's mail. */
    @EventName("account.email-verification-requested")
    @Revision("1")
    record EmailVerificationRequested(AccountId accountId, Instant expiresAt, Instant requestedAt)
            implements AccountEvent {}

    /** The account's e-mail address is proven to be its own. */
    @EventName("account.email-verified")
    @Revision("1")
    record EmailVerified(AccountId accountId, Instant verifiedAt) implements AccountEvent {}

    /** A secret for one-time codes was made; it counts when a code of it was shown. An earlier one counts until then. */
    @EventName("account.two-factor-begun")
    @Revision("1")
    record TwoFactorBegun(AccountId accountId, Instant begunAt) implements AccountEvent {}

    /** From now on signing in takes a one-time code; with another in force before, its secret and codes are replaced. */
    @EventName("account.two-factor-enabled")
    @Revision("1")
    record TwoFactorEnabled(AccountId accountId, Instant enabledAt) implements AccountEvent {}

    /** Signing in takes the password alone again; secret and backup codes are gone from the vault. */
    @EventName("account.two-factor-disabled")
    @Revision("1")
    record TwoFactorDisabled(AccountId accountId, Instant disabledAt) implements AccountEvent {}

    /** New backup codes took the place of all earlier ones. */
    @EventName("account.backup-codes-replaced")
    @Revision("1")
    record BackupCodesReplaced(AccountId accountId, Instant replacedAt) implements AccountEvent {}

    /** One of the backup codes was used, and is good for nothing from now on. */
    @EventName("account.backup-code-used")
    @Revision("1")
    record BackupCodeUsed(AccountId accountId, Instant usedAt) implements AccountEvent {}

    /** The terms of service were accepted for the first time. */
    @EventName("account.terms-accepted")
    @Revision("1")
    record TermsAccepted(AccountId accountId, Instant acceptedAt) implements AccountEvent {}

    /** The account is shown with another picture; {@code avatar} is the address by which browsers load it. */
    @EventName("account.avatar-changed")
    @Revision("1")
    record AvatarChanged(AccountId accountId, Personal<String> avatar, Instant changedAt) implements AccountEvent {}

    /** A provider key of the account's own is kept in the vault from now on, until {@code expiresAt} if that is given. */
    @EventName("account.provider-key-stored")
    @Revision("1")
    record ProviderKeyStored(
            AccountId accountId, String endpoint, @Nullable Instant expiresAt, Instant storedAt)
            implements AccountEvent {}

    /** The account's provider key for this endpoint is gone from the vault. */
    @EventName("account.provider-key-revoked")
    @Revision("1")
    record ProviderKeyRevoked(AccountId accountId, String endpoint, Instant revokedAt) implements AccountEvent {}

    /**
     * The account broke the limits so often that its sessions were ended. Until {@code until}, if that is given, it and the
     * address it came from are turned away; {@code violation} is the kind of the last one, such as {@code logins}.
     */
    @EventName("account.banned")
    @Revision("1")
    record AccountBanned(
            AccountId accountId, String violation, @Nullable Instant until, Instant bannedAt) implements AccountEvent {}

    /** The account has another role from now on, given by {@code changedBy}. */
    @EventName("account.role-changed")
    @Revision("1")
    record AccountRoleChanged(AccountId accountId, String role, AccountId changedBy, Instant changedAt)
            implements AccountEvent {}

    /** The account and what it owned is gone; its personal data is erased by destroying its keys. */
    @EventName("account.deleted")
    @Revision("1")
    record AccountDeleted(
            AccountId accountId,
            Instant deletedAt,
            @Nullable String reason) implements AccountEvent {
        public AccountDeleted(AccountId accountId, Instant deletedAt) {
            this(accountId, deletedAt, null);
        }
    }

    /**
     * What a deleted account had, by the names of tables and stores with the number of things, and what of it was left when
     * this was told: nothing, unless something goes wrong. Where search did not answer its number is -1.
     */
    @EventName("account.departure-reported")
    @Revision("1")
    record DepartureReported(
            AccountId accountId, Map<String, Long> removed, Map<String, Long> remaining, Instant reportedAt)
            implements AccountEvent {}
}
