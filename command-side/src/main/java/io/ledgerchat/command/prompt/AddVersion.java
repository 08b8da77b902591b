package io.ledgerchat.command.prompt;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.prompt.PromptGroupId;
import io.ledgerchat.event.prompt.PromptId;
import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;

/** Adds a version, which is not in production (contract 50 §2.5). */
public record AddVersion(
        @RoutingKey PromptGroupId groupId, PromptId promptId, AccountId actor, String text, String type, Instant at)
        implements PromptCommand {
    /** Names no text. */
    @Override
    public String toString() {
        return "AddVersion[" + groupId + "]";
    }
}
