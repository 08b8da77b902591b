package io.ledgerchat.command.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Deletes an agent whose author is gone. Sent by LedgerChat itself, which asks for no right; again, it does nothing. */
public record RemoveAgent(@TargetAggregateIdentifier AgentId agentId, AccountId actor, Instant at) {}
