package io.ledgerchat.command.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AssistantId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes files back from one of an assistant's tools. Files that were not lent are passed over. */
public record UnlinkFromAssistant(
        @TargetAggregateIdentifier AssistantId assistantId,
        AccountId actor,
        String toolResource,
        List<String> fileIds,
        Instant at)
        implements AssistantCommand {}
