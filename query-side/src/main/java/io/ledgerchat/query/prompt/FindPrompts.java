package io.ledgerchat.query.prompt;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.prompt.PromptGroupId;
import org.jspecify.annotations.Nullable;

/**
 * Versions of prompts, the newest first: a list of {@link Prompt}.
 *
 * @param groupId those of this prompt; absent means of all
 * @param author those of this person; absent means of everybody
 */
public record FindPrompts(
        @Nullable PromptGroupId groupId, @Nullable AccountId author, int limit) {}
