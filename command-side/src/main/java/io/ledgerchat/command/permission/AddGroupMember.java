package io.ledgerchat.command.permission;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.GroupId;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes an account into a group. */
public record AddGroupMember(
        @TargetAggregateIdentifier GroupId groupId,
        AccountId actor,
        @Size(max = 500) String member,
        Instant at) implements GroupCommand {}
