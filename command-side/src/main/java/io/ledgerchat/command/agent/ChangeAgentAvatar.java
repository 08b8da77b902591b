package io.ledgerchat.command.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentAvatar;
import io.ledgerchat.event.agent.AgentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Gives an agent a picture, or takes it; needs the right to edit it. */
public record ChangeAgentAvatar(
        @TargetAggregateIdentifier AgentId agentId,
        AccountId actor,
        @Nullable AgentAvatar avatar,
        Instant at) implements AgentCommand {}
