package io.ledgerchat.api.agent;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.transport.IsoTime;
import io.ledgerchat.query.agent.Agent;
import io.ledgerchat.query.agent.AgentLine;
import io.ledgerchat.query.agent.AgentVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Agents as clients read them (contract 70 §§2, 3). */
final class AgentDocuments {
    private static final List<String> OF_A_ROW = List.of(
            "name", "avatar", "description", "conversation_starters", "category", "support_contact", "is_promoted");

    private AgentDocuments() {}

    /** All of it but its versions, as those see it who may view it; who wrote it is told to its author only. */
    static Map<String, @Nullable Object> expanded(Agent agent, Caller caller) {
        var document = base(agent);
        putAuthor(document, agent, caller);
        document.put("version", agent.version());
        document.put("isPublic", agent.everybodySees());
        putContact(document, agent);
        return document;
    }

    /** All of it with its versions. */
    static Map<String, @Nullable Object> whole(Agent agent, List<AgentVersion> versions) {
        var document = base(agent);
        document.put("author", agent.author().value());
        document.put("versions", snapshots(versions));
        return document;
    }

    /** All of it with its versions, after a change by somebody who need not be its author. */
    static Map<String, @Nullable Object> changed(Agent agent, List<AgentVersion> versions, Caller caller) {
        var document = base(agent);
        putAuthor(document, agent, caller);
        document.put("versions", snapshots(versions));
        putContact(document, agent);
        return document;
    }

    static List<Map<String, Object>> snapshots(List<AgentVersion> versions) {
        return versions.stream().map(AgentVersion::snapshot).toList();
    }

    /** A row of the list: who wrote it is told to everybody here. */
    static Map<String, @Nullable Object> row(AgentLine line) {
        var agent = line.agent();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("_id", agent.documentId());
        row.put("id", agent.agentId().value());
        row.put("author", agent.author().value());
        for (String field : OF_A_ROW) {
            if (agent.fields().containsKey(field)) {
                row.put(field, agent.fields().get(field));
            }
        }
        if (Boolean.TRUE.equals(agent.fields().get("skills_enabled"))) {
            var skills = agent.fields().get("skills");
            if (skills == null || List.of().equals(skills)) {
                row.put("skills_enabled", true);
            }
        }
        if (agent.everybodySees()) {
            row.put("isPublic", true);
        }
        row.put("isEditable", line.editable());
        putContact(row, agent);
        row.put("updatedAt", IsoTime.of(agent.updatedAt()));
        return row;
    }

    private static Map<String, @Nullable Object> base(Agent agent) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("_id", agent.documentId());
        document.put("id", agent.agentId().value());
        document.putAll(agent.fields());
        document.put("createdAt", IsoTime.of(agent.createdAt()));
        document.put("updatedAt", IsoTime.of(agent.updatedAt()));
        document.put("__v", 0);
        return document;
    }

    private static void putAuthor(Map<String, @Nullable Object> document, Agent agent, Caller caller) {
        if (agent.author().equals(caller.id())) {
            document.put("author", agent.author().value());
        }
    }

    /** Its owner, where nobody else is named to turn to. */
    private static void putContact(Map<String, @Nullable Object> document, Agent agent) {
        if (agent.contact() != null && !namesAContact(agent.fields().get("support_contact"))) {
            document.put("owner_contact", Map.of("name", agent.contact()));
        }
    }

    private static boolean namesAContact(@Nullable Object contact) {
        return contact instanceof Map<?, ?> map && (isSaid(map.get("name")) || isSaid(map.get("email")));
    }

    private static boolean isSaid(@Nullable Object value) {
        return value instanceof String text && !text.isBlank();
    }
}
