package io.ledgerchat.api.permission;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.permission.ChangeRolePermissions;
import io.ledgerchat.event.permission.RoleId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Changes what a role may do with one feature (contract 20 §I3). */
@RestController
class RoleChangesController {
    /** What is changed by which section of the path, and how a bad change is refused. */
    private record Section(PermissionType type, String refusal) {}

    private static final Map<String, Section> SECTIONS = Map.of(
            "prompts", new Section(PermissionType.PROMPTS, "Invalid prompt permissions."),
            "agents", new Section(PermissionType.AGENTS, "Invalid agent permissions."),
            "memories", new Section(PermissionType.MEMORIES, "Invalid memory permissions."),
            "people-picker", new Section(PermissionType.PEOPLE_PICKER, "Invalid people picker permissions."),
            "mcp-servers", new Section(PermissionType.MCP_SERVERS, "Invalid MCP servers permissions."),
            "marketplace", new Section(PermissionType.MARKETPLACE, "Invalid marketplace permissions."),
            "remote-agents", new Section(PermissionType.REMOTE_AGENTS, "Invalid remote agents permissions."),
            "skills", new Section(PermissionType.SKILLS, "Invalid skill permissions."));

    private final Commands commands;
    private final Roles roles;
    private final Moments moments;

    RoleChangesController(Commands commands, Roles roles, Moments moments) {
        this.commands = commands;
        this.roles = roles;
        this.moments = moments;
    }

    @PutMapping("/api/roles/{roleName}/{section}")
    Map<String, Object> change(
            Caller caller, @PathVariable String roleName, @PathVariable String section, @RequestBody JsonNode body) {
        var changed = SECTIONS.get(section);
        if (changed == null) {
            throw Answer.message(404, "Endpoint not found");
        }
        if (!caller.isAdministrator()) {
            throw Answer.message(403, "Forbidden");
        }
        if (!roles.names().contains(roleName)) {
            throw Answer.message(404, "Role not found");
        }
        var flags = flags(changed, body);
        if (!flags.isEmpty()) {
            commands.send(new ChangeRolePermissions(
                    new RoleId(roleName), caller.id(), changed.type().name(), flags, moments.now()));
        }
        return roles.document(roleName);
    }

    private static Map<String, Boolean> flags(Section section, JsonNode body) {
        var flags = new TreeMap<String, Boolean>();
        List<Map<String, Object>> issues = new ArrayList<>();
        if (!body.isObject()) {
            issues.add(issue("object", body, List.of()));
        }
        for (Permission permission : section.type().permissions()) {
            var flag = body.path(permission.name());
            if (flag.isBoolean()) {
                flags.put(permission.name(), flag.asBoolean());
            } else if (!flag.isMissingNode()) {
                issues.add(issue("boolean", flag, List.of(permission.name())));
            }
        }
        if (!issues.isEmpty()) {
            Map<String, Object> refusal = new LinkedHashMap<>();
            refusal.put("message", section.refusal());
            refusal.put("error", issues);
            throw new Answer(400, refusal);
        }
        return flags;
    }

    private static Map<String, Object> issue(String expected, JsonNode value, List<String> path) {
        var received = value.isNull()
                ? "null"
                : value.isString() ? "string" : value.isNumber() ? "number" : value.isArray() ? "array" : "object";
        Map<String, Object> issue = new LinkedHashMap<>();
        issue.put("code", "invalid_type");
        issue.put("expected", expected);
        issue.put("received", received);
        issue.put("path", path);
        issue.put("message", "Expected " + expected + ", received " + received);
        return issue;
    }
}
