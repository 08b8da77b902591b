package io.ledgerchat.command.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Takes files back from one of an agent's tools; needs its authorship or the right to edit it. The files stay, and so
 * does the tool. Files that were not lent are passed over.
 */
public record UnlinkFromAgent(
        @TargetAggregateIdentifier AgentId agentId,
        AccountId actor,
        String toolResource,
        List<String> fileIds,
        Instant at)
        implements AgentCommand {}
