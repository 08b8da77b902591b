package io.ledgerchat.query.ledger;

import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.account.AccountEvent.AccountRegistered;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentEvent.AgentCreated;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationCopied;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationDeleted;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationStarted;
import io.ledgerchat.event.file.FileEvent.FileDeleted;
import io.ledgerchat.event.file.FileEvent.FileUploaded;
import io.ledgerchat.event.permission.GroupEvent.GroupCreated;
import io.ledgerchat.event.permission.GroupEvent.GroupDeleted;
import io.ledgerchat.event.permission.GroupEvent.GroupMemberAdded;
import io.ledgerchat.event.permission.GroupEvent.GroupMemberRemoved;
import io.ledgerchat.event.permission.PermissionEvent.AccessChanged;
import io.ledgerchat.event.permission.PermissionEvent.AccessEnded;
import io.ledgerchat.event.permission.PermissionEvent.AccessGranted;
import io.ledgerchat.event.permission.PermissionEvent.AccessRevoked;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import io.ledgerchat.event.project.ProjectEvent.ProjectCreated;
import io.ledgerchat.event.project.ProjectEvent.ProjectDeleted;
import io.ledgerchat.event.prompt.PromptEvent.PromptCreated;
import io.ledgerchat.event.share.ShareEvent.ConversationShared;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;

/** Keeps who could read what, from when to when: owners, grants, and the members of groups. */
final class AccessHistory {
    private static final String OWNER = "owner";
    private static final String MEMBER = "member";

    private final ViewBatch batch;
    private final String open;
    private final String close;
    private final String closeAll;
    private final String closeLinks;
    private final String closeWhoLeft;
    private final String sharedAs;

    AccessHistory(ViewBatch batch, ViewSchema schema) {
        String table = schema.table("history_access");
        this.batch = batch;
        this.open = EventMoment.AT + """
                , ended as (
                  update %1$s set to_position = here.position, to_time = ? from here
                  where thing = ? and principal = ? and to_position is null and from_position < here.position)
                insert into %1$s (thing, principal, role, from_position, from_time)
                select ?, ?, ?, here.position, ? from here on conflict do nothing""".formatted(table);
        this.close = EventMoment.AT + " update " + table + " set to_position = here.position, to_time = ? from here"
                + " where thing = ? and principal = ? and to_position is null";
        this.closeAll = EventMoment.AT + " update " + table + " set to_position = here.position, to_time = ? from here"
                + " where thing = ? and to_position is null";
        this.closeLinks =
                EventMoment.AT + " update " + table + " set to_position = here.position, to_time = ? from here"
                        + " where to_position is null and thing in (select access from "
                        + schema.table("history_shared_as") + " where thing = ?)";
        this.closeWhoLeft =
                EventMoment.AT + " update " + table + " set to_position = here.position, to_time = ? from here"
                        + " where principal = ? and to_position is null";
        this.sharedAs = "insert into " + schema.table("history_shared_as")
                + " (thing, access) values (?, ?) on conflict do nothing";
    }

    void follow(Object event, EventMoment at) {
        switch (event) {
            case AccessGranted granted ->
                open(
                        granted.resourceId().toString(),
                        granted.principal().toString(),
                        granted.role().word(),
                        at);
            case AccessChanged changed ->
                open(
                        changed.resourceId().toString(),
                        changed.principal().toString(),
                        changed.role().word(),
                        at);
            case AccessRevoked revoked ->
                close(revoked.resourceId().toString(), revoked.principal().toString(), at);
            case AccessEnded ended -> closeAll(ended.resourceId().toString(), at);
            case ConversationStarted started ->
                open(started.conversationId().toString(), user(started.owner()), OWNER, at);
            case ConversationCopied copied -> open(copied.conversationId().toString(), user(copied.owner()), OWNER, at);
            case ConversationDeleted deleted -> {
                closeAll(deleted.conversationId().toString(), at);
                batch.add(
                        closeLinks, at.with(at.time(), deleted.conversationId().toString()));
            }
            case FileUploaded uploaded -> open(uploaded.fileId().toString(), user(uploaded.owner()), OWNER, at);
            case FileDeleted deleted -> closeAll(deleted.fileId().toString(), at);
            case GroupCreated created ->
                created.members().forEach(member -> open(created.groupId().toString(), user(member), MEMBER, at));
            case GroupMemberAdded added -> open(added.groupId().toString(), user(added.member()), MEMBER, at);
            case GroupMemberRemoved removed -> close(removed.groupId().toString(), user(removed.member()), at);
            case GroupDeleted deleted -> closeAll(deleted.groupId().toString(), at);
            default -> own(event, at);
        }
    }

    /** What nobody reads but its owner; presets, memories and bookmarks are an account's, as long as there is one. */
    private void own(Object event, EventMoment at) {
        switch (event) {
            case AccountRegistered registered ->
                open(registered.accountId().toString(), user(registered.accountId()), OWNER, at);
            // Groups are not told; and who is gone reads nothing, whatever is taken from them later.
            case AccountDeleted deleted -> batch.add(closeWhoLeft, at.with(at.time(), user(deleted.accountId())));
            case ProjectCreated created -> open(created.projectId().toString(), user(created.owner()), OWNER, at);
            case ProjectDeleted deleted -> closeAll(deleted.projectId().toString(), at);
            default -> name(event);
        }
    }

    private void name(Object event) {
        switch (event) {
            case AgentCreated created ->
                sharedAs(created.agentId().toString(), ResourceType.AGENT, created.documentId());
            case PromptCreated created ->
                sharedAs(
                        created.groupId().toString(),
                        ResourceType.PROMPT_GROUP,
                        created.groupId().value());
            case ConversationShared shared -> {
                sharedAs(shared.conversationId().toString(), ResourceType.SHARED_LINK, shared.documentId());
                sharedAs(shared.shareId().toString(), ResourceType.SHARED_LINK, shared.documentId());
            }
            default -> {
                // says nothing about who may read
            }
        }
    }

    private static String user(AccountId account) {
        return user(account.value());
    }

    private static String user(String id) {
        return "user:" + id;
    }

    private void open(String thing, String principal, String role, EventMoment at) {
        batch.add(open, at.with(at.time(), thing, principal, thing, principal, role, at.time()));
    }

    private void close(String thing, String principal, EventMoment at) {
        batch.add(close, at.with(at.time(), thing, principal));
    }

    private void closeAll(String thing, EventMoment at) {
        batch.add(closeAll, at.with(at.time(), thing));
    }

    private void sharedAs(String thing, ResourceType type, String id) {
        batch.add(sharedAs, thing, new ResourceId(type, id).toString());
    }
}
