package io.ledgerchat.command.permission;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.GroupId;
import io.ledgerchat.event.permission.GroupProfile;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Makes a group. Names may be alike; ids tell groups apart. */
public record CreateGroup(
        @TargetAggregateIdentifier GroupId groupId,
        AccountId actor,
        GroupProfile profile,
        String source,
        @Nullable String sourceId,
        List<@Size(max = 500) String> members,
        Instant at)
        implements GroupCommand {}
