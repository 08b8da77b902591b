package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.claim.ClaimId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Opens an account (contract 10 §B1). Refused as a conflict while another account holds the e-mail address.
 *
 * @param emailClaim the claim on the address, by {@link EmailHash}
 * @param email the normalised address
 * @param invite the token of an invite to this address, which is used up; refused as invalid when it is not good
 * @param expiresAt until when the address has to be proven; the first account of an installation has no such bound
 * @param onlyAsFirst the account is opened only as the first of the installation; refused as forbidden otherwise
 */
public record RegisterAccount(
        @TargetAggregateIdentifier AccountId accountId,
        ClaimId emailClaim,
        @NotBlank @Size(max = 320) String email,
        @NotBlank @Size(max = 80) String name,
        @Nullable @Size(max = 80) String username,
        PasswordHash password,
        boolean emailVerified,
        boolean onlyAsFirst,
        @Nullable TokenHash invite,
        @Nullable Instant expiresAt,
        Instant at)
        implements AccountCommand {
    /** Names no person. */
    @Override
    public String toString() {
        return "RegisterAccount[" + accountId + "]";
    }
}
