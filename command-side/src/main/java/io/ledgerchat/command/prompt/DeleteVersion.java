package io.ledgerchat.command.prompt;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.prompt.PromptGroupId;
import io.ledgerchat.event.prompt.PromptId;
import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;

/** Removes a version, and with the last one the prompt; the answer is whether the prompt is gone (contract 50 §2.12). */
public record DeleteVersion(@RoutingKey PromptGroupId groupId, PromptId promptId, AccountId actor, Instant at)
        implements PromptCommand {
    /** Names no text. */
    @Override
    public String toString() {
        return "DeleteVersion[" + groupId + "]";
    }
}
