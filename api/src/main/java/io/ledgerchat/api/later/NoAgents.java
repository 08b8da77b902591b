package io.ledgerchat.api.later;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.permission.Permission;
import io.ledgerchat.api.permission.PermissionType;
import io.ledgerchat.api.permission.Roles;
import io.ledgerchat.api.transport.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Until saved agents and their tools come (contract 70): an empty market. */
@RestController
@RequestMapping("/api/agents")
class NoAgents {
    private static final List<String> CATEGORIES =
            List.of("general", "hr", "rd", "finance", "it", "sales", "aftersales");

    private final Roles roles;

    NoAgents(Roles roles) {
        this.roles = roles;
    }

    @GetMapping
    Map<String, @Nullable Object> agents(Caller caller) {
        roles.require(caller, PermissionType.AGENTS, Permission.USE);
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("object", "list");
        page.put("data", List.of());
        page.put("first_id", null);
        page.put("last_id", null);
        page.put("has_more", false);
        page.put("after", null);
        return page;
    }

    @GetMapping("/categories")
    List<Map<String, Object>> categories(Caller caller) {
        roles.require(caller, PermissionType.AGENTS, Permission.USE);
        List<Map<String, Object>> categories = new ArrayList<>();
        for (String value : CATEGORIES) {
            Map<String, Object> category = new LinkedHashMap<>();
            category.put("value", value);
            category.put("label", "com_agents_category_" + value);
            category.put("count", 0);
            category.put("description", "com_agents_category_" + value + "_description");
            categories.add(category);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("value", "all");
        all.put("label", "All");
        all.put("description", "All available agents");
        categories.add(all);
        return categories;
    }

    @GetMapping({"/tools", "/tools/calls", "/actions"})
    List<Object> tools(Caller caller) {
        return List.of();
    }

    /** Whether a tool needs something of the caller before it can be used: neither of these two is there. */
    @GetMapping("/tools/{toolId}/auth")
    Map<String, Object> toolAccess(Caller caller, @PathVariable String toolId) {
        return switch (toolId) {
            case "web_search" -> Map.of("authenticated", false, "authTypes", List.of());
            case "execute_code" -> Map.of("authenticated", false, "message", "system_defined");
            default -> throw Answer.message(404, "Tool not found");
        };
    }
}
