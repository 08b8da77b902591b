package io.ledgerchat.command.permission;

import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.Right;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

/** Changes access for those who may share. */
@Component
class AccessKeeping {
    private final AccessPolicy policy;

    AccessKeeping(AccessPolicy policy) {
        this.policy = policy;
    }

    @CommandHandler
    void handle(GrantAccess command) {
        change(command, Map.of(command.principal(), command.role()), List.of());
    }

    @CommandHandler
    void handle(RevokeAccess command) {
        change(command, Map.of(), List.of(command.principal()));
    }

    @CommandHandler
    void handle(ChangeAccess command) {
        var grants = new LinkedHashMap<Principal, AccessRole>();
        command.grants().forEach(grant -> grants.put(grant.principal(), grant.role()));
        change(command, grants, command.revocations());
    }

    /** Somebody is gone: asked by LedgerChat itself. */
    @CommandHandler
    void handle(ForgetPrincipal command) {
        policy.change(
                command.resourceId(), access -> access.forget(command.principal(), command.actor(), command.at()));
    }

    private void change(AccessCommand command, Map<Principal, AccessRole> grants, List<Principal> revocations) {
        policy.require(command.actor(), command.resourceId(), Right.SHARE);
        policy.change(
                command.resourceId(), access -> access.change(grants, revocations, command.actor(), command.at()));
    }
}
