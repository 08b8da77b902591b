package io.ledgerchat.command.permission;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.GroupId;
import io.ledgerchat.event.permission.GroupProfile;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a group another profile. */
public record DescribeGroup(
        @TargetAggregateIdentifier GroupId groupId, AccountId actor, GroupProfile profile, Instant at)
        implements GroupCommand {}
