package io.ledgerchat.command.prompt;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.prompt.PromptGroupId;
import java.time.Instant;

/** Something asked about a prompt; whether the actor may is asked of the one policy. */
public sealed interface PromptCommand
        permits CreatePrompt, AddVersion, DescribePrompt, PutInProduction, DeleteVersion, DeletePrompt, UsePrompt {
    PromptGroupId groupId();

    AccountId actor();

    Instant at();
}
