package io.ledgerchat.api.ledger;

import io.ledgerchat.query.ledger.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Follows what happened to a thing, and knows at each moment who could read it: owner, grants, groups, links, the public. */
final class PastReaders {
    private final Map<String, Map<String, String>> readers = new LinkedHashMap<>();
    private final Map<String, Set<String>> members = new LinkedHashMap<>();

    void follow(Change change) {
        String principal =
                change.details().get("principal.type") + ":" + change.details().get("principal.id");
        switch (change.action()) {
            case "permission.granted", "permission.changed" ->
                put(principal, Objects.toString(change.details().get("role"), "viewer"), change);
            case "permission.revoked" -> readers.remove(principal);
            case "permission.ended", "conversation.deleted", "agent.deleted" -> readers.clear();
            case "conversation.started", "agent.created", "file.uploaded" -> owner(change);
            case "share.created" -> put("PUBLIC:link", "shared link", change);
            case "share.revoked" -> readers.remove("PUBLIC:link");
            default -> {
                // says nothing about who may read
            }
        }
    }

    private void owner(Change change) {
        if (change.subjectId() != null) {
            put("USER:" + change.subjectId(), "owner", change);
        }
    }

    private void put(String principal, String role, Change change) {
        readers.put(
                principal,
                Map.of(
                        "principal",
                        principal,
                        "as",
                        role,
                        "since",
                        change.from().toString()));
    }

    /** The groups whose members could. */
    Set<String> groups() {
        var groups = new LinkedHashSet<String>();
        readers.keySet().stream()
                .filter(principal -> principal.startsWith("GROUP:"))
                .forEach(principal -> groups.add(principal.substring("GROUP:".length())));
        return groups;
    }

    void followGroup(Change change) {
        String group = change.aggregate().substring(change.aggregate().indexOf(':') + 1);
        Set<String> current = members.computeIfAbsent(group, fresh -> new LinkedHashSet<>());
        String member = Objects.toString(change.details().get("member"), "");
        switch (change.action()) {
            case "group.created" ->
                Arrays.stream(Objects.toString(change.details().get("members"), "")
                                .split(",", -1))
                        .filter(one -> !one.isBlank())
                        .forEach(current::add);
            case "group.member-added" -> current.add(member);
            case "group.member-removed" -> current.remove(member);
            case "group.deleted" -> current.clear();
            default -> {
                // its name
            }
        }
    }

    List<Map<String, Object>> all() {
        var all = new ArrayList<Map<String, Object>>();
        readers.forEach((principal, said) -> {
            var reader = new LinkedHashMap<String, Object>(said);
            if (principal.startsWith("GROUP:")) {
                reader.put("members", members.getOrDefault(principal.substring("GROUP:".length()), Set.of()));
            }
            all.add(reader);
        });
        return all;
    }
}
