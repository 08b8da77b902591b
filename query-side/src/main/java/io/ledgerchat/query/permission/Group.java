package io.ledgerchat.query.permission;

import io.ledgerchat.event.permission.GroupId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group with its members, who are named by their account, or by their directory. */
public record Group(
        GroupId groupId,
        String name,
        @Nullable String description,
        @Nullable String email,
        @Nullable String avatar,
        String source,
        @Nullable String sourceId,
        List<String> members,
        Instant createdAt,
        Instant updatedAt) {}
