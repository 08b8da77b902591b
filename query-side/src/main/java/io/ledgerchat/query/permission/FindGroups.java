package io.ledgerchat.query.permission;

import org.jspecify.annotations.Nullable;

/**
 * Groups by name: a list of {@link Group}.
 *
 * @param search what name, e-mail or description hold, in any case; absent means all
 * @param source {@code local} or a directory; absent means all
 */
public record FindGroups(@Nullable String search, @Nullable String source, int limit, int offset) {}
