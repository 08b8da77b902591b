package io.ledgerchat.infra.ledger.history;

import io.ledgerchat.event.agent.AgentEvent.AgentUpdated;
import io.ledgerchat.event.message.MessageEvent.ContentPartEdited;
import io.ledgerchat.event.message.MessageEvent.MessageTextEdited;
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
 * What a thing's events say of it so far. An event's values go over those of the same name before it; those that change one
 * of many (an entry of a list of permissions, a part of a reply, a setting) change that one.
 */
final class FoldedState {
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    private final Map<String, Object> access = new TreeMap<>();
    private final Set<String> members = new LinkedHashSet<>();

    void add(Object event, Map<String, @Nullable Object> said) {
        switch (event) {
            case AgentUpdated updated -> {
                merge(object(fields, "settings"), object(said, "changes"));
                said.remove("changes");
                fields.putAll(said);
            }
            case MessageTextEdited edited -> {
                object(fields, "content").put("text", said.remove("text"));
                fields.putAll(said);
            }
            case ContentPartEdited edited -> {
                part(edited.index(), said.remove("text"));
                said.remove("index");
                fields.putAll(said);
            }
            case RolePermissionsChanged changed -> {
                object(object(fields, "permissions"), changed.type()).putAll(changed.flags());
                fields.put("changedAt", said.get("changedAt"));
            }
            case AccessGranted granted ->
                access().put(granted.principal().toString(), granted.role().word());
            case AccessChanged changed ->
                access().put(changed.principal().toString(), changed.role().word());
            case AccessRevoked revoked -> access().remove(revoked.principal().toString());
            case AccessEnded ended -> access().clear();
            case GroupMemberAdded added -> members(said).add(added.member());
            case GroupMemberRemoved removed -> members(said).remove(removed.member());
            default -> fields.putAll(said);
        }
        fields.put("lastEvent", event.getClass().getSimpleName());
    }

    Map<String, @Nullable Object> fields() {
        return fields;
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

    private void part(int index, @Nullable Object text) {
        if (fields.get("content") instanceof List<?> parts
                && index < parts.size()
                && parts.get(index) instanceof Map<?, ?> part) {
            @SuppressWarnings("unchecked") // as Jackson read it
            var changed = (Map<String, @Nullable Object>) part;
            changed.put(changed.containsKey("think") ? "think" : "text", text);
        }
    }

    private static void merge(Map<String, @Nullable Object> over, Map<String, @Nullable Object> changes) {
        changes.forEach((name, value) -> {
            if (value instanceof Map<?, ?> && over.get(name) instanceof Map<?, ?> && name.equals("details")) {
                merge(object(over, name), object(changes, name));
            } else if (value != null) {
                over.put(name, value);
            }
        });
    }

    /** The object of this name, made if there is none: what was erased is a text and stays one no longer. */
    private static Map<String, @Nullable Object> object(Map<String, @Nullable Object> of, String name) {
        if (of.get(name) instanceof Map<?, ?> there) {
            @SuppressWarnings("unchecked") // as Jackson read it
            var object = (Map<String, @Nullable Object>) there;
            return object;
        }
        var fresh = new LinkedHashMap<String, @Nullable Object>();
        of.put(name, fresh);
        return fresh;
    }
}
