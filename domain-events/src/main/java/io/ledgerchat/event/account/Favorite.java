package io.ledgerchat.event.account;

import org.jspecify.annotations.Nullable;

/** Something pinned to the menu: an agent, a model of an endpoint, or a model spec. The others are absent. */
public record Favorite(
        @Nullable String agentId,
        @Nullable String model,
        @Nullable String endpoint,
        @Nullable String spec) {}
