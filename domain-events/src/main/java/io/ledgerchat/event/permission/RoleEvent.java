package io.ledgerchat.event.permission;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.util.Map;
import org.axonframework.serialization.Revision;

/** Something happened to a role of accounts. */
public sealed interface RoleEvent {
    RoleId roleId();

    /**
     * What a role may do with a feature was changed by an administrator: {@code type} is the feature ({@code AGENTS}),
     * {@code flags} what is now allowed or not of what was changed. It holds above defaults and configuration file.
     */
    @EventName("role.permissions-changed")
    @Revision("1")
    record RolePermissionsChanged(
            RoleId roleId, String type, Map<String, Boolean> flags, AccountId changedBy, Instant changedAt)
            implements RoleEvent {}
}
