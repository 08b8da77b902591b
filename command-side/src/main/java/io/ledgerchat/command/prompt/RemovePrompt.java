package io.ledgerchat.command.prompt;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.prompt.PromptGroupId;
import java.time.Instant;
import org.axonframework.commandhandling.RoutingKey;

/** Deletes a prompt whose author is gone. Sent by LedgerChat itself, which asks for no right; again, it does nothing. */
public record RemovePrompt(@RoutingKey PromptGroupId groupId, AccountId actor, Instant at) {}
