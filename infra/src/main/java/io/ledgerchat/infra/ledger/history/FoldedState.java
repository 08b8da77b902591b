package io.ledgerchat.infra.ledger.history;

import io.ledgerchat.event.account.AccountEvent.EmailVerificationRequested;
import io.ledgerchat.event.account.AccountEvent.EmailVerified;
import io.ledgerchat.event.account.AccountEvent.PasswordChanged;
import io.ledgerchat.event.account.AccountEvent.PasswordResetRequested;
import io.ledgerchat.event.agent.AgentEvent;
import io.ledgerchat.event.agent.AssistantEvent.AssistantFileAttached;
import io.ledgerchat.event.agent.AssistantEvent.AssistantFilesUnlinked;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationArchived;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationPinned;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationUnarchived;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationUnpinned;
import io.ledgerchat.event.file.FileEvent.FileTextExtracted;
import io.ledgerchat.event.message.MessageEvent.ContentPartEdited;
import io.ledgerchat.event.message.MessageEvent.MessageTextEdited;
import io.ledgerchat.event.message.MessageEvent.RatingWithdrawn;
import io.ledgerchat.event.permission.GroupEvent.GroupMemberAdded;
import io.ledgerchat.event.permission.GroupEvent.GroupMemberRemoved;
import io.ledgerchat.event.permission.PermissionEvent.AccessChanged;
import io.ledgerchat.event.permission.PermissionEvent.AccessEnded;
import io.ledgerchat.event.permission.PermissionEvent.AccessGranted;
import io.ledgerchat.event.permission.PermissionEvent.AccessRevoked;
import io.ledgerchat.event.permission.RoleEvent.RolePermissionsChanged;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a thing's events say of it so far. An event's values go over those of the same name before it, also where it says that
 * there is none; those that change one of many (an entry of a list of permissions, a part of a reply, a setting) change that
 * one.
 */
final class FoldedState {
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    private final Map<String, Object> access = new TreeMap<>();
    private final Set<String> members = new LinkedHashSet<>();
    private final FoldedAgent agent = new FoldedAgent(fields);
    private final FoldedEntries entries = new FoldedEntries(fields);

    void add(Object event, Map<String, @Nullable Object> said) {
        switch (event) {
            case AgentEvent changed -> agent.add(changed, said);
            case RolePermissionsChanged changed -> {
                Said.object(Said.object(fields, "permissions"), changed.type()).putAll(changed.flags());
                fields.put("changedAt", said.get("changedAt"));
            }
            case AccessGranted granted ->
                access().put(granted.principal().toString(), granted.role().word());
            case AccessChanged changed ->
                access().put(changed.principal().toString(), changed.role().word());
            case AccessRevoked revoked -> access().remove(revoked.principal().toString());
            case AccessEnded _ -> access().clear();
            case GroupMemberAdded added -> members(said).add(added.member());
            case GroupMemberRemoved removed -> members(said).remove(removed.member());
            default -> {
                if (edit(event, said)) {
                    fields.putAll(said);
                } else if (!entries.add(event, said)) {
                    undo(event);
                    Said.replace(fields, event, said);
                }
            }
        }
        fields.put("lastEvent", event.getClass().getSimpleName());
    }

    Map<String, @Nullable Object> fields() {
        return fields;
    }

    /** What an event says of a part goes there, and is no longer said of the whole; false when it is about the whole. */
    private boolean edit(Object event, Map<String, @Nullable Object> said) {
        switch (event) {
            case MessageTextEdited _ -> Said.object(fields, "content").put("text", said.remove("text"));
            case ContentPartEdited edited -> {
                part(edited.index(), said.remove("text"));
                said.remove("index");
            }
            case AssistantFileAttached attached -> {
                var lent = Said.lent(fields, attached.toolResource());
                lent.remove(attached.fileId());
                lent.add(attached.fileId());
                said.remove("toolResource");
                said.remove("fileId");
            }
            case AssistantFilesUnlinked unlinked -> {
                Said.lent(fields, unlinked.toolResource()).removeAll(unlinked.fileIds());
                said.remove("toolResource");
                said.remove("fileIds");
            }
            case FileTextExtracted _ -> {
                var text = Said.object(fields, "text");
                for (String name : List.of("characters", "pages", "sha256")) {
                    text.put(name, said.remove(name));
                }
            }
            // Whose time is over then is what was sent by mail, not the account.
            case PasswordResetRequested _, EmailVerificationRequested _ -> said.remove("expiresAt");
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What an event ends, though it has no word for it. */
    private void undo(Object event) {
        switch (event) {
            case RatingWithdrawn _ -> remove("rating", "tag", "text", "ratedAt");
            case ConversationArchived _ -> remove("unarchivedAt");
            case ConversationUnarchived _ -> remove("archivedAt");
            case ConversationPinned _ -> remove("unpinnedAt");
            case ConversationUnpinned _ -> remove("pinnedAt");
            case EmailVerified _ -> {
                fields.put("emailVerified", true);
                remove("expiresAt");
            }
            case PasswordChanged _ -> remove("expiresAt");
            default -> {
                // ends nothing else
            }
        }
    }

    private void remove(String... names) {
        fields.keySet().removeAll(List.of(names));
    }

    /** Who has which access so far. */
    private Map<String, Object> access() {
        fields.put("access", access);
        return access;
    }

    /** The members so far, those that the group began with among them. */
    private Set<String> members(Map<String, @Nullable Object> said) {
        if (members.isEmpty() && fields.get("members") instanceof List<?> first) {
            first.forEach(member -> members.add(String.valueOf(member)));
        }
        said.remove("member");
        fields.putAll(said);
        fields.put("members", members);
        return members;
    }

    /** A reply is its parts; what was copied has them among other things. One of several who answered has its own within. */
    private void part(int index, @Nullable Object text) {
        Object content = fields.get("content");
        Object parts = content instanceof Map<?, ?> copied ? copied.get("parts") : content;
        if (parts instanceof List<?> list && index < list.size() && list.get(index) instanceof Map<?, ?> told) {
            @SuppressWarnings("unchecked") // as Jackson read it
            var part = (Map<String, @Nullable Object>) (told.get("part") instanceof Map<?, ?> plain ? plain : told);
            part.put(part.containsKey("think") ? "think" : "text", text);
        }
    }
}
