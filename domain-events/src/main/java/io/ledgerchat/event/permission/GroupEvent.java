package io.ledgerchat.event.permission;

import io.ledgerchat.event.EventName;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Something happened to a group of people. A member is named by the account's id, or by that of its directory. */
public sealed interface GroupEvent {
    GroupId groupId();

    /** A group exists. {@code source} is {@code local} or the directory it comes from, there known as {@code sourceId}. */
    @EventName("group.created")
    @Revision("1")
    record GroupCreated(
            GroupId groupId,
            Personal<GroupProfile> profile,
            String source,
            @Nullable String sourceId,
            List<String> members,
            AccountId createdBy,
            Instant createdAt)
            implements GroupEvent {}

    /** It is called or described otherwise. */
    @EventName("group.described")
    @Revision("1")
    record GroupDescribed(GroupId groupId, Personal<GroupProfile> profile, AccountId describedBy, Instant describedAt)
            implements GroupEvent {}

    /** Somebody joined, and has what the group may. */
    @EventName("group.member-added")
    @Revision("1")
    record GroupMemberAdded(GroupId groupId, String member, AccountId addedBy, Instant addedAt) implements GroupEvent {}

    /** Somebody left, and no longer has what the group may. */
    @EventName("group.member-removed")
    @Revision("1")
    record GroupMemberRemoved(GroupId groupId, String member, AccountId removedBy, Instant removedAt)
            implements GroupEvent {}

    /** The group is gone; access that it had opens nothing any more. */
    @EventName("group.deleted")
    @Revision("1")
    record GroupDeleted(GroupId groupId, AccountId deletedBy, Instant deletedAt) implements GroupEvent {}
}
