package io.ledgerchat.api.later;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.permission.Permission;
import io.ledgerchat.api.permission.PermissionType;
import io.ledgerchat.api.permission.Roles;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Until MCP servers come (contract 75 §4). */
@RestController
@RequestMapping("/api/mcp")
class NoMcpServers {
    private static final int OAUTH_TIMEOUT_MILLIS = 600_000;

    private final Roles roles;

    NoMcpServers(Roles roles) {
        this.roles = roles;
    }

    @GetMapping("/servers")
    Map<String, Object> servers(Caller caller) {
        roles.require(caller, PermissionType.MCP_SERVERS, Permission.USE);
        return Map.of();
    }

    @GetMapping("/tools")
    Map<String, Object> tools(Caller caller) {
        roles.require(caller, PermissionType.MCP_SERVERS, Permission.USE);
        return Map.of("servers", Map.of());
    }

    @GetMapping("/connection/status")
    Map<String, Object> connections(Caller caller) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("success", true);
        status.put("connectionStatus", Map.of());
        status.put("oauthTimeout", OAUTH_TIMEOUT_MILLIS);
        return status;
    }
}
