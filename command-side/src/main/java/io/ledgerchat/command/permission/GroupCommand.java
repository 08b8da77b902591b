package io.ledgerchat.command.permission;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.GroupId;
import java.time.Instant;

/** Something asked about a group; only administrators may (contract 75 §3). */
public sealed interface GroupCommand
        permits CreateGroup, DescribeGroup, AddGroupMember, RemoveGroupMember, DeleteGroup {
    GroupId groupId();

    AccountId actor();

    Instant at();
}
