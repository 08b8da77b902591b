package io.ledgerchat.event.permission;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** Somebody's access to a resource changed. */
public sealed interface PermissionEvent {
    ResourceId resourceId();

    /** Somebody who had no access of their own to the resource has it now. Its maker is granted ownership first. */
    @EventName("permission.granted")
    @Revision("1")
    record AccessGranted(
            ResourceId resourceId, Principal principal, AccessRole role, AccountId grantedBy, Instant grantedAt)
            implements PermissionEvent {}

    /** Somebody's access became more, or less. */
    @EventName("permission.changed")
    @Revision("1")
    record AccessChanged(
            ResourceId resourceId, Principal principal, AccessRole role, AccountId changedBy, Instant changedAt)
            implements PermissionEvent {}

    /** Somebody has no access of their own any more; they may still have it by a group, a role or the public. */
    @EventName("permission.revoked")
    @Revision("1")
    record AccessRevoked(ResourceId resourceId, Principal principal, AccountId revokedBy, Instant revokedAt)
            implements PermissionEvent {}

    /** The resource is gone, and with it everybody's access to it. */
    @EventName("permission.ended")
    @Revision("1")
    record AccessEnded(ResourceId resourceId, AccountId endedBy, Instant endedAt) implements PermissionEvent {}
}
