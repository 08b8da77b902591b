package io.ledgerchat.command.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AssistantId;
import java.time.Instant;

/** Something asked about an assistant; the actor needs the right to edit it. */
public sealed interface AssistantCommand permits AttachFileToAssistant, UnlinkFromAssistant {
    AssistantId assistantId();

    AccountId actor();

    Instant at();
}
