package io.ledgerchat.command.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import java.time.Instant;

/**
 * Something asked about an agent. An agent that does not exist is not found; whoever lacks the right is forbidden
 * (contract 70 §1).
 */
public sealed interface AgentCommand
        permits CreateAgent,
                UpdateAgent,
                RevertAgent,
                DuplicateAgent,
                ChangeAgentAvatar,
                AttachFileToAgent,
                UnlinkFromAgent,
                DeleteAgent {
    AgentId agentId();

    AccountId actor();

    Instant at();
}
