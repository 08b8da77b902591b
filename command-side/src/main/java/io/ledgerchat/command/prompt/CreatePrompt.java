package io.ledgerchat.command.prompt;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.prompt.PromptDetails;
import io.ledgerchat.event.prompt.PromptGroupId;
import io.ledgerchat.event.prompt.PromptId;
import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;

/** Makes a prompt with its first version, which is in production at once (contract 50 §2.4). */
public record CreatePrompt(
        @RoutingKey PromptGroupId groupId,
        PromptId promptId,
        AccountId actor,
        PromptDetails details,
        String text,
        String type,
        Instant at)
        implements PromptCommand {
    /** Names no text. */
    @Override
    public String toString() {
        return "CreatePrompt[" + groupId + "]";
    }
}
