package io.ledgerchat.query.permission;

import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.GroupEvent.GroupCreated;
import io.ledgerchat.event.permission.GroupEvent.GroupDeleted;
import io.ledgerchat.event.permission.GroupEvent.GroupDescribed;
import io.ledgerchat.event.permission.GroupEvent.GroupMemberAdded;
import io.ledgerchat.event.permission.GroupEvent.GroupMemberRemoved;
import io.ledgerchat.event.permission.GroupId;
import io.ledgerchat.event.permission.PermissionEvent.AccessChanged;
import io.ledgerchat.event.permission.PermissionEvent.AccessEnded;
import io.ledgerchat.event.permission.PermissionEvent.AccessGranted;
import io.ledgerchat.event.permission.PermissionEvent.AccessRevoked;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.RoleEvent.RolePermissionsChanged;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;

/** Keeps access, groups and the flags of roles. */
final class PermissionProjection {
    private final ViewBatch batch;
    private final String grants;
    private final String groups;
    private final String members;
    private final String flags;

    PermissionProjection(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.grants = schema.table("access_grant");
        this.groups = schema.table("people_group");
        this.members = schema.table("group_member");
        this.flags = schema.table("role_flag");
    }

    @EventHandler
    void on(AccessGranted event) {
        batch.add(
                "insert into " + grants + """
                 (resource_type, resource_id, principal, role, bits, granted_by, granted_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (resource_type, resource_id, principal) do nothing""",
                event.resourceId().type().wireName(),
                text(event.resourceId().id()),
                text(event.principal().toString()),
                event.role().word(),
                event.role().bits(),
                event.grantedBy().value(),
                time(event.grantedAt()),
                time(event.grantedAt()));
    }

    @EventHandler
    void on(AccessChanged event) {
        change(event.resourceId(), event.principal(), event.role(), event.changedAt());
    }

    private void change(ResourceId resource, Principal principal, AccessRole role, Instant at) {
        batch.add(
                "update " + grants + " set role = ?, bits = ?, updated_at = ?"
                        + " where resource_type = ? and resource_id = ? and principal = ?",
                role.word(),
                role.bits(),
                time(at),
                resource.type().wireName(),
                text(resource.id()),
                text(principal.toString()));
    }

    @EventHandler
    void on(AccessRevoked event) {
        batch.add(
                "delete from " + grants + " where resource_type = ? and resource_id = ? and principal = ?",
                event.resourceId().type().wireName(),
                text(event.resourceId().id()),
                text(event.principal().toString()));
    }

    @EventHandler
    void on(AccessEnded event) {
        batch.add(
                "delete from " + grants + " where resource_type = ? and resource_id = ?",
                event.resourceId().type().wireName(),
                text(event.resourceId().id()));
    }

    @EventHandler
    void on(GroupCreated event) {
        var profile = event.profile().value();
        batch.add(
                "insert into " + groups + """
                 (group_id, name, description, email, avatar, source, source_id, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (group_id) do nothing""",
                event.groupId().value(),
                text(profile.map(known -> known.name()).orElse(null)),
                text(profile.map(known -> known.description()).orElse(null)),
                text(profile.map(known -> known.email()).orElse(null)),
                text(profile.map(known -> known.avatar()).orElse(null)),
                event.source(),
                text(event.sourceId()),
                time(event.createdAt()),
                time(event.createdAt()));
        for (int place = 0; place < event.members().size(); place++) {
            join(event.groupId(), event.members().get(place), event.createdAt(), place);
        }
    }

    @EventHandler
    void on(GroupDescribed event) {
        var profile = event.profile().value();
        batch.add(
                "update " + groups
                        + " set name = ?, description = ?, email = ?, avatar = ?, updated_at = ? where group_id = ?",
                text(profile.map(known -> known.name()).orElse(null)),
                text(profile.map(known -> known.description()).orElse(null)),
                text(profile.map(known -> known.email()).orElse(null)),
                text(profile.map(known -> known.avatar()).orElse(null)),
                time(event.describedAt()),
                event.groupId().value());
    }

    @EventHandler
    void on(GroupMemberAdded event) {
        join(event.groupId(), event.member(), event.addedAt(), 0);
        touch(event.groupId(), event.addedAt());
    }

    @EventHandler
    void on(GroupMemberRemoved event) {
        batch.add(
                "delete from " + members + " where group_id = ? and member = ?",
                event.groupId().value(),
                text(event.member()));
        touch(event.groupId(), event.removedAt());
    }

    /** @param place among those who joined at the same time, from 0 */
    private void join(GroupId group, String member, Instant at, int place) {
        batch.add(
                "insert into " + members + " (group_id, member, added_at, place) values (?, ?, ?, ?)"
                        + " on conflict (group_id, member) do nothing",
                group.value(),
                text(member),
                time(at),
                place);
    }

    private void touch(GroupId group, Instant at) {
        batch.add("update " + groups + " set updated_at = ? where group_id = ?", time(at), group.value());
    }

    @EventHandler
    void on(GroupDeleted event) {
        var group = event.groupId().value();
        batch.add("delete from " + groups + " where group_id = ?", group);
        batch.add("delete from " + members + " where group_id = ?", group);
    }

    @EventHandler
    void on(AccountDeleted event) {
        batch.add(
                "delete from " + members + " where member = ?",
                event.accountId().value());
    }

    @EventHandler
    void on(RolePermissionsChanged event) {
        event.flags()
                .forEach((permission, allowed) -> batch.add(
                        "insert into " + flags + " (role, type, permission, allowed) values (?, ?, ?, ?)"
                                + " on conflict (role, type, permission) do update set allowed = excluded.allowed",
                        text(event.roleId().value()),
                        text(event.type()),
                        text(permission),
                        allowed));
    }
}
