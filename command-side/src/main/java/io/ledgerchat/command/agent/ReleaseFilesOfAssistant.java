package io.ledgerchat.command.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AssistantId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes files that are gone from all tools of an assistant. Sent by LedgerChat itself, which asks for no right. */
public record ReleaseFilesOfAssistant(
        @TargetAggregateIdentifier AssistantId assistantId, List<String> fileIds, AccountId actor, Instant at) {}
