package io.ledgerchat.event.agent;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;

/** Something happened to an assistant, which itself lives at its provider. */
public sealed interface AssistantEvent {
    AssistantId assistantId();

    /** Somebody used an assistant that nobody had used here before; they own it from now on. */
    @EventName("assistant.adopted")
    @Revision("1")
    record AssistantAdopted(AssistantId assistantId, AccountId adoptedBy, Instant adoptedAt)
            implements AssistantEvent {}

    /** A file was lent to one of its tools. */
    @EventName("assistant.file-attached")
    @Revision("1")
    record AssistantFileAttached(
            AssistantId assistantId, String toolResource, String fileId, AccountId attachedBy, Instant attachedAt)
            implements AssistantEvent {}

    /** Files are no longer lent to one of its tools; {@code reason} is as of agents. */
    @EventName("assistant.files-unlinked")
    @Revision("1")
    record AssistantFilesUnlinked(
            AssistantId assistantId,
            String toolResource,
            List<String> fileIds,
            String reason,
            AccountId unlinkedBy,
            Instant unlinkedAt)
            implements AssistantEvent {}
}
