package io.ledgerchat.command.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.agent.AssistantId;
import java.util.List;

/**
 * The port to agents by what they have to do with something else. It answers only when it knows everything that was
 * recorded before it was asked, and throws when that cannot be had in time.
 */
public interface RelatedAgents {
    List<AgentId> madeBy(AccountId author);

    /** Those with an edge from or to this one. */
    List<AgentId> handingOverTo(AgentId agent);

    /** Those that lend any of these files to a tool. */
    List<AgentId> lending(List<String> fileIds);

    /** Assistants to which any of these files was lent. */
    List<AssistantId> assistantsLending(List<String> fileIds);
}
