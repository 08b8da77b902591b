package io.ledgerchat.command.permission;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.PermissionEvent.AccessChanged;
import io.ledgerchat.event.permission.PermissionEvent.AccessEnded;
import io.ledgerchat.event.permission.PermissionEvent.AccessGranted;
import io.ledgerchat.event.permission.PermissionEvent.AccessRevoked;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.Right;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Who has access to one resource, each principal in one role. It never loses its last owner while it exists. */
@Aggregate
class ResourceAccess {
    @AggregateIdentifier
    private ResourceId id;

    private final Map<Principal, AccessRole> roles = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init")
    ResourceAccess() {}

    /** Its maker owns it. */
    @SuppressWarnings("NullAway.Init")
    ResourceAccess(ResourceId resource, AccountId owner, Instant at) {
        apply(new AccessGranted(resource, Principal.user(owner), AccessRole.OWNER, owner, at));
    }

    /** Whether one of these principals has the right. */
    boolean allows(Collection<Principal> principals, Right right) {
        return principals.stream()
                .anyMatch(principal ->
                        roles.containsKey(principal) && roles.get(principal).includes(right));
    }

    /** A principal in both lists keeps what is granted to it. */
    void change(Map<Principal, AccessRole> grants, List<Principal> revocations, AccountId actor, Instant at) {
        var after = new LinkedHashMap<>(roles);
        revocations.forEach(after::remove);
        after.putAll(grants);
        if (hasOwner(roles) && !hasOwner(after)) {
            throw new Refusal(Refusal.Code.CONFLICT, "the last owner cannot be removed");
        }
        List.copyOf(roles.keySet()).forEach(principal -> {
            if (!after.containsKey(principal)) {
                apply(new AccessRevoked(id, principal, actor, at));
            }
        });
        after.forEach((principal, role) -> grant(principal, role, actor, at));
    }

    private void grant(Principal principal, AccessRole role, AccountId actor, Instant at) {
        var held = roles.get(principal);
        if (held == null) {
            apply(new AccessGranted(id, principal, role, actor, at));
        } else if (held != role) {
            apply(new AccessChanged(id, principal, role, actor, at));
        }
    }

    /** Access that only the public has owns nothing. */
    private static boolean hasOwner(Map<Principal, AccessRole> roles) {
        return roles.entrySet().stream()
                .anyMatch(entry ->
                        entry.getValue() == AccessRole.OWNER && entry.getKey().type() != Principal.Type.PUBLIC);
    }

    /** Somebody is gone for good, be they the last owner. */
    void forget(Principal gone, AccountId actor, Instant at) {
        if (roles.containsKey(gone)) {
            apply(new AccessRevoked(id, gone, actor, at));
        }
    }

    void end(AccountId actor, Instant at) {
        if (!roles.isEmpty()) {
            apply(new AccessEnded(id, actor, at));
        }
    }

    @EventSourcingHandler
    void on(AccessGranted event) {
        id = event.resourceId();
        roles.put(event.principal(), event.role());
    }

    @EventSourcingHandler
    void on(AccessChanged event) {
        roles.put(event.principal(), event.role());
    }

    @EventSourcingHandler
    void on(AccessRevoked event) {
        roles.remove(event.principal());
    }

    @EventSourcingHandler
    void on(AccessEnded event) {
        roles.clear();
    }
}
