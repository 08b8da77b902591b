package io.ledgerchat.command.prompt;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.prompt.PromptGroupId;
import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;

/** Tells that the prompt was put into a chat; the answer is how often it was. */
public record UsePrompt(@RoutingKey PromptGroupId groupId, AccountId actor, Instant at) implements PromptCommand {
    /** Names no text. */
    @Override
    public String toString() {
        return "UsePrompt[" + groupId + "]";
    }
}
