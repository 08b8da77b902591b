package io.ledgerchat.command.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Lends a file to one of an agent's tools, and the tool to the agent; needs its authorship or the right to edit it.
 *
 * @param toolResource {@code execute_code}, {@code file_search}, {@code context}, {@code image_edit} or {@code ocr}
 */
public record AttachFileToAgent(
        @TargetAggregateIdentifier AgentId agentId, AccountId actor, String toolResource, String fileId, Instant at)
        implements AgentCommand {}
