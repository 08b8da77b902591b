package io.ledgerchat.query.prompt;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.prompt.PromptGroupId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A prompt as people see it.
 *
 * @param authorName empty for an account that is gone
 * @param production the version that is used
 * @param everybody whether the public may see it
 */
public record PromptGroup(
        PromptGroupId groupId,
        AccountId author,
        String authorName,
        String name,
        String oneliner,
        String category,
        @Nullable String command,
        @Nullable Prompt production,
        long uses,
        boolean everybody,
        Instant createdAt,
        Instant updatedAt) {}
