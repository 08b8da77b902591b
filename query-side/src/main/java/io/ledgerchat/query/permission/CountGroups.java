package io.ledgerchat.query.permission;

import org.jspecify.annotations.Nullable;

/** How many groups {@link FindGroups} finds without a limit: a {@link Long}. */
public record CountGroups(@Nullable String search, @Nullable String source) {}
