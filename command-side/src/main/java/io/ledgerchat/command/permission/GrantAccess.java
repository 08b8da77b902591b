package io.ledgerchat.command.permission;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a principal this role, instead of the one it had if any. */
public record GrantAccess(
        @TargetAggregateIdentifier ResourceId resourceId,
        AccountId actor,
        Principal principal,
        AccessRole role,
        Instant at)
        implements AccessCommand {}
