package io.ledgerchat.command.prompt;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.prompt.PromptGroupId;
import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;

/**
 * Tells that the prompt was put into a chat.
 *
 * @param useId a UUID, minted by the sender
 */
public record UsePrompt(@RoutingKey String useId, PromptGroupId groupId, AccountId actor, Instant at)
        implements PromptCommand {
    /** Names no text. */
    @Override
    public String toString() {
        return "UsePrompt[" + groupId + "]";
    }
}
