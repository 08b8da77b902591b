package io.ledgerchat.query.prompt;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.prompt.PromptGroupId;
import io.ledgerchat.event.prompt.PromptId;
import java.time.Instant;

/** One version of a prompt. */
public record Prompt(
        PromptId promptId, PromptGroupId groupId, AccountId author, String text, String type, Instant createdAt) {}
