package io.ledgerchat.command.permission;

import io.ledgerchat.command.Aggregates;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Changes what roles may do, for administrators. A role that was never changed has no history yet. */
@Component
class RoleKeeping {
    private final Repository<Role> roles;
    private final AccessPolicy policy;

    RoleKeeping(Repository<Role> roles, AccessPolicy policy) {
        this.roles = roles;
        this.policy = policy;
    }

    @CommandHandler
    void handle(ChangeRolePermissions command) {
        policy.requireAdministrator(command.actor());
        Aggregates.loadOrCreate(roles, command.roleId(), Role::new).execute(role -> role.change(command));
    }
}
