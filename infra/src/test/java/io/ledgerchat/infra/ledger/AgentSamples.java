package io.ledgerchat.infra.ledger;

import static io.ledgerchat.infra.ledger.EventSamples.ADA;

import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
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
import io.ledgerchat.event.agent.AssistantEvent.AssistantAdopted;
import io.ledgerchat.event.agent.AssistantEvent.AssistantFileAttached;
import io.ledgerchat.event.agent.AssistantEvent.AssistantFilesUnlinked;
import io.ledgerchat.event.agent.AssistantId;
import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.GroupEvent.GroupCreated;
import io.ledgerchat.event.permission.GroupEvent.GroupDeleted;
import io.ledgerchat.event.permission.GroupEvent.GroupDescribed;
import io.ledgerchat.event.permission.GroupEvent.GroupMemberAdded;
import io.ledgerchat.event.permission.GroupEvent.GroupMemberRemoved;
import io.ledgerchat.event.permission.GroupId;
import io.ledgerchat.event.permission.GroupProfile;
import io.ledgerchat.event.permission.PermissionEvent.AccessChanged;
import io.ledgerchat.event.permission.PermissionEvent.AccessEnded;
import io.ledgerchat.event.permission.PermissionEvent.AccessGranted;
import io.ledgerchat.event.permission.PermissionEvent.AccessRevoked;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import io.ledgerchat.event.permission.RoleEvent.RolePermissionsChanged;
import io.ledgerchat.event.permission.RoleId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One event of each kind about agents, assistants, access, groups and roles. */
final class AgentSamples {
    private static final GroupId GROUP = new GroupId("65f0c0ffee65f0c0ffee65f3");
    private static final AgentId AGENT = new AgentId("agent_V1StGXR8_Z5jdHi6B-myT");
    private static final AssistantId ASSISTANT = new AssistantId("asst_abc123");
    private static final ResourceId SHARED = new ResourceId(ResourceType.AGENT, "65f0c0ffee65f0c0ffee65f2");
    private static final String DOCUMENT = "65f0c0ffee65f0c0ffee65f2";
    private static final Instant T = Instant.parse("2026-11-21T12:00:00.120Z");

    private AgentSamples() {}

    static List<Object> all() {
        return Stream.of(permissions(), agents()).flatMap(List::stream).toList();
    }

    private static List<Object> permissions() {
        var profile =
                Personal.of(Subject.ORGANISATION, new GroupProfile("Analysts", "BI", "bi@example.org", "/bi.png"));
        return List.of(
                new AccessGranted(SHARED, Principal.user(ADA), AccessRole.OWNER, ADA, T),
                new AccessChanged(SHARED, Principal.group(GROUP), AccessRole.EDITOR, ADA, T),
                new AccessRevoked(SHARED, Principal.PUBLIC, ADA, T),
                new AccessEnded(SHARED, ADA, T),
                new GroupCreated(GROUP, profile, "local", "directory-1", List.of(ADA.value()), ADA, T),
                new GroupDescribed(GROUP, profile, ADA, T),
                new GroupMemberAdded(GROUP, ADA.value(), ADA, T),
                new GroupMemberRemoved(GROUP, ADA.value(), ADA, T),
                new GroupDeleted(GROUP, ADA, T),
                new RolePermissionsChanged(new RoleId("USER"), "AGENTS", Map.of("SHARE", true), ADA, T));
    }

    private static List<Object> agents() {
        var edge = new LinkedHashMap<String, Object>();
        edge.put("from", AGENT.value());
        edge.put("to", List.of("agent_3"));
        var edges = Personal.of(Subject.ORGANISATION, List.<Object>of(edge));
        return List.of(
                new AgentCreated(AGENT, DOCUMENT, ADA, agent(), new AgentId("agent_0"), T),
                new AgentUpdated(AGENT, ADA, agent(), 2, T),
                new AgentReverted(AGENT, ADA, 1, agent(), T),
                new AgentAvatarChanged(
                        AGENT,
                        ADA,
                        new AgentAvatar("/images/a.png", "local"),
                        3,
                        T,
                        new AgentAvatar("/images/b.png", "local")),
                new AgentFileAttached(AGENT, "context", "file-1", ADA, 4, T),
                new AgentFilesUnlinked(AGENT, "context", List.of("file-1"), "taken-back", ADA, T),
                new AgentHandoffsPruned(AGENT, new AgentId("agent_2"), edges, T),
                new AgentDeleted(AGENT, ADA, T),
                new AssistantAdopted(ASSISTANT, ADA, T),
                new AssistantFileAttached(ASSISTANT, "file_search", "file-1", ADA, T),
                new AssistantFilesUnlinked(ASSISTANT, "file_search", List.of("file-1"), "taken-back", ADA, T));
    }

    private static AgentSettings agent() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", "Contract reviewer");
        fields.put("instructions", "You read contracts. 契約");
        fields.put("model_parameters", Map.of("temperature", 0.2));
        fields.put("provider", "openAI");
        fields.put("model", "gpt-4o");
        fields.put("tools", List.of("file_search"));
        fields.put(
                "tool_resources",
                Map.of("file_search", Map.of("file_ids", List.of("file-1"), "vector_store_ids", List.of("vs-1"))));
        return AgentSettings.of(fields);
    }
}
