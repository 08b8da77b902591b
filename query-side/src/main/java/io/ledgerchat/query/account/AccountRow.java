package io.ledgerchat.query.account;

import io.ledgerchat.event.account.AccountId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of the accounts as readers see it. */
@Entity
@Immutable
@Table(schema = "views", name = "account")
class AccountRow {
    @Id
    private String accountId = "";

    private @Nullable String email;
    private @Nullable String name;
    private @Nullable String username;
    private String provider = "";
    private String role = "";
    private boolean emailVerified;
    private boolean twoFactor;
    private @Nullable String avatar;
    private @Nullable Instant termsAcceptedAt;
    private Instant createdAt = Instant.EPOCH;
    private Instant updatedAt = Instant.EPOCH;

    @SuppressWarnings("unused") // Read by the conditions of queries.
    private @Nullable Instant deletedAt;

    Account account() {
        return new Account(
                new AccountId(accountId),
                email == null ? "" : email,
                name == null ? "" : name,
                username,
                provider,
                role,
                emailVerified,
                twoFactor,
                avatar,
                termsAcceptedAt,
                createdAt,
                updatedAt);
    }
}
