package io.ledgerchat.command.permission;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Grants and revokes in one, all or nothing (contract 75 §2.4). Of several grants to one principal the last holds, and
 * a grant holds against a revocation. Refused as a conflict when no owner would be left.
 */
public record ChangeAccess(
        @TargetAggregateIdentifier ResourceId resourceId,
        AccountId actor,
        List<Grant> grants,
        List<Principal> revocations,
        Instant at)
        implements AccessCommand {

    /** A role for a principal. */
    public record Grant(Principal principal, AccessRole role) {}
}
