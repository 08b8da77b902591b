package io.ledgerchat.command.permission;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.GroupId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes an account out of a group. */
public record RemoveGroupMember(@TargetAggregateIdentifier GroupId groupId, AccountId actor, String member, Instant at)
        implements GroupCommand {}
