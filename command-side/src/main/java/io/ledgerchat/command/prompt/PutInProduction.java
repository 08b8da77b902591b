package io.ledgerchat.command.prompt;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.prompt.PromptGroupId;
import io.ledgerchat.event.prompt.PromptId;
import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;

/** Lets a version be used from now on. */
public record PutInProduction(@RoutingKey PromptGroupId groupId, PromptId promptId, AccountId actor, Instant at)
        implements PromptCommand {
    /** Names no text. */
    @Override
    public String toString() {
        return "PutInProduction[" + groupId + "]";
    }
}
