package io.ledgerchat.api.permission;

import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.ResourceType;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What clients may share, with the feature whose role permissions count for it (contract 75 §1). */
final class SharedType {
    private static final Map<ResourceType, PermissionType> FEATURES = new EnumMap<>(Map.of(
            ResourceType.AGENT, PermissionType.AGENTS,
            ResourceType.PROMPT_GROUP, PermissionType.PROMPTS,
            ResourceType.MCP_SERVER, PermissionType.MCP_SERVERS,
            ResourceType.REMOTE_AGENT, PermissionType.REMOTE_AGENTS,
            ResourceType.SKILL, PermissionType.SKILLS,
            ResourceType.SHARED_LINK, PermissionType.SHARED_LINKS));

    private SharedType() {}

    static Optional<ResourceType> named(String name) {
        return ResourceType.named(name).filter(FEATURES::containsKey);
    }

    static ResourceType supported(String name) {
        return named(name)
                .orElseThrow(() -> new Answer(400, refusal("Bad Request", "Unsupported resource type: " + name)));
    }

    static PermissionType feature(ResourceType type) {
        return Objects.requireNonNull(FEATURES.get(type));
    }

    static String invalid(String name) {
        return "Invalid resourceType: " + name
                + ". Valid types: agent, promptGroup, mcpServer, remoteAgent, skill, sharedLink";
    }

    /** The roles that can be given; of a shared link nobody is editor. */
    static List<AccessRole> roles(ResourceType type) {
        return type == ResourceType.SHARED_LINK
                ? List.of(AccessRole.VIEWER, AccessRole.OWNER)
                : List.of(AccessRole.values());
    }

    /** A key of the client's translations. */
    static String roleName(ResourceType type, AccessRole role) {
        return switch (type) {
            case MCP_SERVER -> "com_ui_mcp_server_role_" + role.word();
            case REMOTE_AGENT -> "com_ui_remote_agent_role_" + role.word();
            default -> "com_ui_role_" + role.word();
        };
    }

    static Map<String, String> refusal(String error, String message) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("message", message);
        return body;
    }
}
