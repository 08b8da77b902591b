package io.ledgerchat.command.permission;

import io.ledgerchat.command.Effects;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.GroupEvent.GroupDeleted;
import io.ledgerchat.event.permission.Principal;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Revokes what an account or a group had access to when it is gone, be it the last owner of something. */
@Component
@ProcessingGroup("access-departure")
@DisallowReplay
class WhenPrincipalIsGoneThenItsAccessIsRevoked {
    private final GrantsInForce grants;
    private final Effects effects;

    WhenPrincipalIsGoneThenItsAccessIsRevoked(GrantsInForce grants, Effects effects) {
        this.grants = grants;
        this.effects = effects;
    }

    @EventHandler
    void on(AccountDeleted deleted, EventMessage<AccountDeleted> event) {
        revoke(Principal.user(deleted.accountId()), deleted.accountId(), deleted.deletedAt(), event);
    }

    @EventHandler
    void on(GroupDeleted deleted, EventMessage<GroupDeleted> event) {
        revoke(Principal.group(deleted.groupId()), deleted.deletedBy(), deleted.deletedAt(), event);
    }

    private void revoke(Principal gone, AccountId actor, Instant at, EventMessage<?> event) {
        effects.send(
                grants.to(gone).stream()
                        .map(resource -> new ForgetPrincipal(resource, gone, actor, at))
                        .toList(),
                event);
    }
}
