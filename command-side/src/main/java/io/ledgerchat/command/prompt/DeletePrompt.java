package io.ledgerchat.command.prompt;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.prompt.PromptGroupId;
import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;

/** Removes a prompt with all its versions. */
public record DeletePrompt(@RoutingKey PromptGroupId groupId, AccountId actor, Instant at) implements PromptCommand {
    /** Names no text. */
    @Override
    public String toString() {
        return "DeletePrompt[" + groupId + "]";
    }
}
