package io.ledgerchat.command.permission;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a principal's access; refused as a conflict for the last owner. */
public record RevokeAccess(
        @TargetAggregateIdentifier ResourceId resourceId, AccountId actor, Principal principal, Instant at)
        implements AccessCommand {}
