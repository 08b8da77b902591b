package io.ledgerchat.command.permission;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes the access of an account or group that is gone, be it the last owner. Sent by automations only. */
public record ForgetPrincipal(
        @TargetAggregateIdentifier ResourceId resourceId, Principal principal, AccountId actor, Instant at) {}
