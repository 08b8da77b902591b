package io.ledgerchat.event.permission;

import org.jspecify.annotations.Nullable;

/** What a group is called and how it shows itself. */
public record GroupProfile(
        String name,
        @Nullable String description,
        @Nullable String email,
        @Nullable String avatar) {}
