package io.ledgerchat.api.permission;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.transport.Answer;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows a role; everybody may see their own and that of ordinary users (contract 20 §I2). */
@RestController
class RolesController {
    private final Roles roles;

    RolesController(Roles roles) {
        this.roles = roles;
    }

    @GetMapping("/api/roles/{roleName}")
    Map<String, Object> role(Caller caller, @PathVariable String roleName) {
        if (!roleName.equals("USER") && !roleName.equals(caller.role()) && !caller.isAdministrator()) {
            throw Answer.message(403, "Unauthorized");
        }
        return roles.document(roleName);
    }
}
