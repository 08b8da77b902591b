package io.ledgerchat.api.message;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.permission.Permission;
import io.ledgerchat.api.permission.PermissionType;
import io.ledgerchat.api.permission.Roles;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Which tools a caller may have used: the operator can take capabilities away from everybody (contract 20 §B), and rights
 * from roles. Tools that are no capability need no right.
 */
@Component
class ToolSwitches {
    private static final Map<String, PermissionType> RIGHTS = Map.of(
            "file_search", PermissionType.FILE_SEARCH,
            "web_search", PermissionType.WEB_SEARCH,
            "execute_code", PermissionType.RUN_CODE,
            "memory", PermissionType.MEMORIES);

    private final Optional<List<String>> capabilities;
    private final Roles roles;

    ToolSwitches(ConfigurationFile file, Roles roles) {
        this.capabilities = file.endpoints().agents().capabilities();
        this.roles = roles;
    }

    Set<String> allowed(Caller caller, Collection<String> wanted) {
        var allowed = new LinkedHashSet<String>();
        for (String tool : wanted) {
            var right = RIGHTS.get(tool);
            boolean offered = offers(right == null ? "tools" : tool);
            if (offered && (right == null || roles.allows(caller, right, Permission.USE))) {
                allowed.add(tool);
            }
        }
        return allowed;
    }

    /** Whether the caller may see on which passages of files an answer rests. */
    boolean citations(Caller caller) {
        return roles.allows(caller, PermissionType.FILE_CITATIONS, Permission.USE);
    }

    /** Whether the operator left this capability to agents. */
    boolean offers(String capability) {
        return capabilities.map(written -> written.contains(capability)).orElse(true);
    }
}
