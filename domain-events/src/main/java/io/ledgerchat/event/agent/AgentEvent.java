package io.ledgerchat.event.agent;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to an agent. Where a {@code version} is given, the change left a snapshot under that number,
 * counted from 1; else it left none (contract 70 §3.6).
 */
public sealed interface AgentEvent {
    AgentId agentId();

    /**
     * An agent exists, with its first snapshot. {@code documentId} is the 24-hex {@code _id} by which access to it is
     * given; {@code duplicateOf} is the agent it was copied from.
     */
    @EventName("agent.created")
    @Revision("1")
    record AgentCreated(
            AgentId agentId,
            String documentId,
            AccountId author,
            AgentSettings settings,
            @Nullable AgentId duplicateOf,
            Instant createdAt)
            implements AgentEvent {}

    /** Some of its settings were replaced. */
    @EventName("agent.updated")
    @Revision("1")
    record AgentUpdated(
            AgentId agentId,
            AccountId updatedBy,
            AgentSettings changes,
            @Nullable Integer version,
            Instant updatedAt) implements AgentEvent {}

    /** It was taken back to the snapshot of number {@code to}, whose settings these are; the history stays as it is. */
    @EventName("agent.reverted")
    @Revision("1")
    record AgentReverted(AgentId agentId, AccountId revertedBy, int to, AgentSettings settings, Instant revertedAt)
            implements AgentEvent {}

    /** It shows another picture, or, with none given, none; {@code former} is the one before, if there was one. */
    @EventName("agent.avatar-changed")
    @Revision("1")
    record AgentAvatarChanged(
            AgentId agentId,
            AccountId changedBy,
            @Nullable AgentAvatar avatar,
            @Nullable Integer version,
            Instant changedAt,
            @Nullable AgentAvatar former)
            implements AgentEvent {}

    /** A file was lent to one of its tools; the snapshot shows the agent before that, with an empty list in place. */
    @EventName("agent.file-attached")
    @Revision("1")
    record AgentFileAttached(
            AgentId agentId, String toolResource, String fileId, AccountId attachedBy, int version, Instant attachedAt)
            implements AgentEvent {}

    /**
     * Files are no longer lent to one of its tools; {@code reason} is {@code taken-back}, or {@code deleted} when the files
     * are gone altogether.
     */
    @EventName("agent.files-unlinked")
    @Revision("1")
    record AgentFilesUnlinked(
            AgentId agentId,
            String toolResource,
            List<String> fileIds,
            String reason,
            AccountId unlinkedBy,
            Instant unlinkedAt)
            implements AgentEvent {}

    /** An agent it could hand over to is gone, and with it the edges that led there; {@code edges} are those left. */
    @EventName("agent.handoffs-pruned")
    @Revision("1")
    record AgentHandoffsPruned(AgentId agentId, AgentId goneAgentId, Personal<List<Object>> edges, Instant prunedAt)
            implements AgentEvent {}

    /** It is gone; its files and conversations stay. */
    @EventName("agent.deleted")
    @Revision("1")
    record AgentDeleted(AgentId agentId, AccountId deletedBy, Instant deletedAt) implements AgentEvent {}
}
