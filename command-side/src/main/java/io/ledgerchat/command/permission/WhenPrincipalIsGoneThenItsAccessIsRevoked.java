package io.ledgerchat.command.permission;

import io.ledgerchat.command.Provenance;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.GroupEvent.GroupDeleted;
import io.ledgerchat.event.permission.Principal;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Revokes what an account or a group had access to when it is gone, be it the last owner of something. */
@Component
@ProcessingGroup("access-departure")
@DisallowReplay
class WhenPrincipalIsGoneThenItsAccessIsRevoked {
    private final GrantsInForce grants;
    private final CommandGateway commands;
    private final Executor executor;

    @Autowired
    WhenPrincipalIsGoneThenItsAccessIsRevoked(GrantsInForce grants, CommandGateway commands) {
        this(grants, commands, Executors.newVirtualThreadPerTaskExecutor());
    }

    WhenPrincipalIsGoneThenItsAccessIsRevoked(GrantsInForce grants, CommandGateway commands, Executor executor) {
        this.grants = grants;
        this.commands = commands;
        this.executor = executor;
    }

    @EventHandler
    void on(AccountDeleted deleted, EventMessage<AccountDeleted> event) {
        revoke(Principal.user(deleted.accountId()), deleted.accountId(), deleted.deletedAt(), event);
    }

    @EventHandler
    void on(GroupDeleted deleted, EventMessage<GroupDeleted> event) {
        revoke(Principal.group(deleted.groupId()), deleted.deletedBy(), deleted.deletedAt(), event);
    }

    /** Each on its own, outside of the processor's short transaction. */
    private void revoke(Principal gone, AccountId actor, Instant at, EventMessage<?> event) {
        var resources = grants.to(gone);
        CompletableFuture.runAsync(
                        () -> resources.forEach(resource -> commands.sendAndWait(new GenericCommandMessage<>(
                                new ForgetPrincipal(resource, gone, actor, at), Provenance.automated(event)))),
                        executor)
                .join();
    }
}
