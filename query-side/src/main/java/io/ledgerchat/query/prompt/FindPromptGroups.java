package io.ledgerchat.query.prompt;

import io.ledgerchat.event.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A page of the prompts that this person may see, the most used first: one {@link PromptGroupPage}.
 *
 * @param name a part of the name, in either case; empty for all
 * @param category only those of this category, which may be the empty one; absent means all
 */
public record FindPromptGroups(
        AccountId account,
        String name,
        @Nullable String category,
        By by,
        PromptGroupPage.@Nullable Position after,
        int limit) {

    /** Whose they are. */
    public enum By {
        ANYBODY,
        ONESELF,
        OTHERS
    }
}
