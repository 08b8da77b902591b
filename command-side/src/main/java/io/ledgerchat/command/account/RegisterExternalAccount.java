package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.claim.ClaimId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Opens an account for somebody whom an identity provider vouches for (contract 10 §B9); it has no password. Refused as a
 * conflict while another account holds the e-mail address or the identity.
 *
 * @param emailClaim the claim on the address, by {@link EmailHash}
 * @param identityClaim the claim on being this person at the provider
 * @param email the normalised address
 * @param provider such as {@code openid}
 */
public record RegisterExternalAccount(
        @TargetAggregateIdentifier AccountId accountId,
        ClaimId emailClaim,
        ClaimId identityClaim,
        @NotBlank @Size(max = 320) String email,
        @NotBlank @Size(max = 80) String name,
        @Nullable @Size(max = 80) String username,
        @NotBlank @Size(max = 40) String provider,
        boolean emailVerified,
        Instant at)
        implements AccountCommand {
    /** Names no person. */
    @Override
    public String toString() {
        return "RegisterExternalAccount[" + accountId + "]";
    }
}
