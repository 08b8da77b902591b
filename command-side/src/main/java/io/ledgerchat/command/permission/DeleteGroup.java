package io.ledgerchat.command.permission;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.GroupId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Dissolves a group. */
public record DeleteGroup(@TargetAggregateIdentifier GroupId groupId, AccountId actor, Instant at)
        implements GroupCommand {}
