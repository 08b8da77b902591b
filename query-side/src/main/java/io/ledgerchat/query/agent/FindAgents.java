package io.ledgerchat.query.agent;

import io.ledgerchat.event.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A page of the agents with which the account may do all of this, changed last first: one {@link AgentPage}. That
 * somebody is an administrator does not widen it (contract 70 §3.1).
 *
 * @param bits the sum of the bits of the rights that one entry must give
 * @param category only of this one; absent means any
 * @param search what name or description hold, in any case; absent means anything
 * @param promoted only promoted ones, or only others; absent means both
 * @param after the page begins behind this place; absent means at the top
 */
public record FindAgents(
        AccountId account,
        int bits,
        @Nullable String category,
        @Nullable String search,
        @Nullable Boolean promoted,
        AgentPage.@Nullable Position after,
        int limit) {}
