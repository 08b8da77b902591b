package io.ledgerchat.command.permission;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.RoleId;
import java.time.Instant;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Sets some flags of what a role may do with one feature (contract 20 §I3); only administrators may. */
public record ChangeRolePermissions(
        @TargetAggregateIdentifier RoleId roleId,
        AccountId actor,
        String type,
        Map<String, Boolean> flags,
        Instant at) {}
