package io.ledgerchat.query.agent;

import static io.ledgerchat.query.view.Storable.json;
import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentAvatar;
import io.ledgerchat.event.agent.AgentEvent.AgentAvatarChanged;
import io.ledgerchat.event.agent.AgentEvent.AgentCreated;
import io.ledgerchat.event.agent.AgentEvent.AgentDeleted;
import io.ledgerchat.event.agent.AgentEvent.AgentFileAttached;
import io.ledgerchat.event.agent.AgentEvent.AgentFilesUnlinked;
import io.ledgerchat.event.agent.AgentEvent.AgentHandoffsPruned;
import io.ledgerchat.event.agent.AgentEvent.AgentReverted;
import io.ledgerchat.event.agent.AgentEvent.AgentUpdated;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.agent.AgentSettings;
import io.ledgerchat.event.agent.AssistantEvent.AssistantFileAttached;
import io.ledgerchat.event.agent.AssistantEvent.AssistantFilesUnlinked;
import io.ledgerchat.event.agent.ToolFiles;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;

/** Keeps agents, their snapshots and their files. A snapshot is made of the row as it is after, or before, the change. */
final class AgentProjection {
    private static final DateTimeFormatter WIRE_TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final ViewBatch batch;
    private final String agents;
    private final String versions;
    private final String files;
    private final String assistantFiles;

    AgentProjection(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.agents = schema.table("agent");
        this.versions = schema.table("agent_version");
        this.files = schema.table("agent_file");
        this.assistantFiles = schema.table("assistant_file");
    }

    @EventHandler
    void on(AgentCreated event) {
        var fields = event.settings().fields();
        boolean toolsTold = fields.containsKey("tools");
        fields.putIfAbsent("tools", List.of());
        batch.add(
                "insert into " + agents + """
                 (agent_id, document_id, author, fields, created_at, updated_at) values (?, ?, ?, ?::jsonb, ?, ?)
                on conflict (agent_id) do nothing""",
                event.agentId().value(),
                event.documentId(),
                event.author().value(),
                json(fields),
                time(event.createdAt()),
                time(event.createdAt()));
        var snapshot = new LinkedHashMap<>(fields);
        if (toolsTold) {
            snapshot.put("mcpServerNames", List.of());
        }
        snapshot.put("id", event.agentId().value());
        snapshot.put("createdAt", WIRE_TIME.format(event.createdAt()));
        snapshot.put("updatedAt", WIRE_TIME.format(event.createdAt()));
        batch.add(
                "insert into " + versions + " (agent_id, number, snapshot) values (?, 1, ?::jsonb)"
                        + " on conflict (agent_id, number) do nothing",
                event.agentId().value(),
                json(snapshot));
        lend(event.agentId(), event.settings());
    }

    @EventHandler
    void on(AgentUpdated event) {
        change(event.agentId(), event.changes(), event.updatedAt());
        snapshot(event.agentId(), event.version(), event.updatedBy(), event.updatedAt());
    }

    @EventHandler
    void on(AgentReverted event) {
        change(event.agentId(), event.settings(), event.revertedAt());
    }

    private void change(AgentId agent, AgentSettings changes, Instant at) {
        merge(agent, changes.fields(), at);
        lend(agent, changes);
    }

    private void merge(AgentId agent, Map<String, Object> changes, Instant at) {
        batch.add(
                "update " + agents + " set fields = fields || ?::jsonb, updated_at = ? where agent_id = ?",
                json(changes),
                time(at),
                agent.value());
    }

    private void lend(AgentId agent, AgentSettings settings) {
        var lent = settings.toolResources();
        if (lent != null) {
            batch.add("delete from " + files + " where agent_id = ?", agent.value());
            lent.forEach((tool, of) -> ids(of).forEach(file -> lend(agent, tool, file)));
        }
    }

    private static List<String> ids(ToolFiles files) {
        var ids = files.fileIds();
        return ids == null ? List.of() : ids;
    }

    private void lend(AgentId agent, String tool, String file) {
        batch.add(
                "insert into " + files + " (agent_id, tool_resource, file_id) values (?, ?, ?) on conflict do nothing",
                agent.value(),
                text(tool),
                text(file));
    }

    @EventHandler
    void on(AgentAvatarChanged event) {
        var avatar = event.avatar();
        if (avatar == null) {
            batch.add(
                    "update " + agents + " set fields = fields - 'avatar', updated_at = ? where agent_id = ?",
                    time(event.changedAt()),
                    event.agentId().value());
        } else {
            merge(event.agentId(), Map.of("avatar", wire(avatar)), event.changedAt());
        }
        snapshot(event.agentId(), event.version(), event.changedBy(), event.changedAt());
    }

    private static Map<String, Object> wire(AgentAvatar avatar) {
        return Map.of("filepath", avatar.filepath(), "source", avatar.source());
    }

    /** The snapshot shows the list without the file, so it comes between. */
    @EventHandler
    void on(AgentFileAttached event) {
        var agent = event.agentId().value();
        var tool = text(event.toolResource());
        batch.add("update " + agents + """
                 set fields = fields || jsonb_build_object('tool_resources',
                    coalesce(fields -> 'tool_resources', '{}') || jsonb_build_object(?::text,
                        '{"file_ids": []}'::jsonb || coalesce(fields -> 'tool_resources' -> ?::text, '{}'))),
                  updated_at = ?
                where agent_id = ?""", tool, tool, time(event.attachedAt()), agent);
        snapshot(event.agentId(), event.version(), event.attachedBy(), event.attachedAt());
        batch.add("update " + agents + """
                 set fields = jsonb_set(
                    jsonb_set(fields, array['tool_resources', ?, 'file_ids'],
                        ((fields #> array['tool_resources', ?, 'file_ids']) - ?::text) || to_jsonb(?::text)),
                    '{tools}',
                    case when jsonb_exists(fields -> 'tools', ?) then fields -> 'tools'
                         else coalesce(fields -> 'tools', '[]') || to_jsonb(?::text) end)
                where agent_id = ?""", tool, tool, text(event.fileId()), text(event.fileId()), tool, tool, agent);
        lend(event.agentId(), event.toolResource(), event.fileId());
    }

    @EventHandler
    void on(AgentFilesUnlinked event) {
        var agent = event.agentId().value();
        var tool = text(event.toolResource());
        for (var file : event.fileIds()) {
            batch.add("update " + agents + """
                     set fields = coalesce(
                        jsonb_set(fields, array['tool_resources', ?, 'file_ids'],
                            (fields #> array['tool_resources', ?, 'file_ids']) - ?::text),
                        fields),
                      updated_at = ?
                    where agent_id = ?""", tool, tool, text(file), time(event.unlinkedAt()), agent);
            batch.add(
                    "delete from " + files + " where agent_id = ? and tool_resource = ? and file_id = ?",
                    agent,
                    tool,
                    text(file));
        }
    }

    @EventHandler
    void on(AgentHandoffsPruned event) {
        merge(event.agentId(), Map.of("edges", event.edges().orElse(List.of())), event.prunedAt());
    }

    @EventHandler
    void on(AgentDeleted event) {
        for (var table : List.of(agents, versions, files)) {
            batch.add(
                    "delete from " + table + " where agent_id = ?",
                    event.agentId().value());
        }
    }

    @EventHandler
    void on(AssistantFileAttached event) {
        batch.add(
                "insert into " + assistantFiles + " (assistant_id, tool_resource, file_id) values (?, ?, ?)"
                        + " on conflict do nothing",
                event.assistantId().value(),
                text(event.toolResource()),
                text(event.fileId()));
    }

    @EventHandler
    void on(AssistantFilesUnlinked event) {
        for (var file : event.fileIds()) {
            batch.add(
                    "delete from " + assistantFiles + " where assistant_id = ? and tool_resource = ? and file_id = ?",
                    event.assistantId().value(),
                    text(event.toolResource()),
                    text(file));
        }
    }

    private void snapshot(AgentId agent, @Nullable Integer number, AccountId by, Instant at) {
        if (number != null) {
            batch.add(
                    "insert into " + versions + " (agent_id, number, snapshot) select agent_id, ?,"
                            + " ?::jsonb || fields || jsonb_build_object('createdAt', to_char(created_at at time zone"
                            + " 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"'), 'updatedAt', ?::text, 'updatedBy', ?::text)"
                            + " from " + agents + " where agent_id = ? on conflict (agent_id, number) do nothing",
                    number,
                    json(AgentSettings.DEFAULTS),
                    WIRE_TIME.format(at),
                    by.value(),
                    agent.value());
        }
    }
}
