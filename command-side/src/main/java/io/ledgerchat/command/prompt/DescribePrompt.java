package io.ledgerchat.command.prompt;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.prompt.PromptGroupId;
import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;
import org.jspecify.annotations.Nullable;

/** Calls or describes a prompt otherwise; what is absent stays (contract 50 §2.7). An empty command means none. */
public record DescribePrompt(
        @RoutingKey PromptGroupId groupId,
        AccountId actor,
        @Nullable String name,
        @Nullable String oneliner,
        @Nullable String category,
        @Nullable String command,
        Instant at)
        implements PromptCommand {
    /** Names no text. */
    @Override
    public String toString() {
        return "DescribePrompt[" + groupId + "]";
    }
}
