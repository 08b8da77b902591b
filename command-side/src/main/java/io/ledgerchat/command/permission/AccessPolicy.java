package io.ledgerchat.command.permission;

import io.ledgerchat.command.Aggregates;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import io.ledgerchat.event.permission.Right;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * The one policy on access to what can be shared (contract 75 §1), asked inside the unit of work of the command that
 * wants to know: it decides on the access recorded until then. Queries ask the same of their view.
 *
 * <p>Administrators hold every capability and so pass every check; that they see everything does not make it theirs.
 */
@Component
public class AccessPolicy {
    private final Repository<ResourceAccess> accesses;
    private final Memberships memberships;

    AccessPolicy(Repository<ResourceAccess> accesses, Memberships memberships) {
        this.accesses = accesses;
        this.memberships = memberships;
    }

    /** The resource exists from now on, and belongs to this account. To be called where it is made. */
    public void open(ResourceId resource, AccountId owner, Instant at) {
        Aggregates.create(accesses, () -> new ResourceAccess(resource, owner, at));
    }

    /** The resource is gone. To be called where it ends; nobody asks again whether the actor may. */
    public void end(ResourceId resource, AccountId actor, Instant at) {
        change(resource, access -> access.end(actor, at));
    }

    /** Gives somebody access without asking whether the actor may; for what a feature shares by itself. */
    public void grant(ResourceId resource, Principal principal, AccessRole role, AccountId actor, Instant at) {
        change(resource, access -> access.change(Map.of(principal, role), List.of(), actor, at));
    }

    /** Takes somebody's access without asking whether the actor may; the last owner stays. */
    public void revoke(ResourceId resource, Principal principal, AccountId actor, Instant at) {
        change(resource, access -> access.change(Map.of(), List.of(principal), actor, at));
    }

    /** Refuses as forbidden whoever lacks the right; of a resource that does not exist, everybody but administrators. */
    public void require(AccountId actor, ResourceId resource, Right right) {
        if (!allows(actor, resource, right)) {
            throw new Refusal(
                    Refusal.Code.FORBIDDEN,
                    "Insufficient permissions to access this " + resource.type().wireName());
        }
    }

    /** Whether the account may, by what it was granted or as an administrator. */
    public boolean allows(AccountId actor, ResourceId resource, Right right) {
        var membership = memberships.of(actor);
        return membership.isAdministrator() || grants(membership.principals(actor), resource, right);
    }

    /** Whether the account may by what it was granted; to be an administrator does not count. */
    public boolean grants(AccountId actor, ResourceId resource, Right right) {
        return grants(memberships.of(actor).principals(actor), resource, right);
    }

    /** Refuses as forbidden whoever is no administrator. */
    public void requireAdministrator(AccountId actor) {
        if (!memberships.of(actor).isAdministrator()) {
            throw new Refusal(Refusal.Code.FORBIDDEN, "Forbidden");
        }
    }

    /** Who may share an agent owns its remote side. */
    private boolean grants(List<Principal> principals, ResourceId resource, Right right) {
        return holds(principals, resource, right)
                || (resource.type() == ResourceType.REMOTE_AGENT
                        && holds(principals, new ResourceId(ResourceType.AGENT, resource.id()), Right.SHARE));
    }

    private boolean holds(List<Principal> principals, ResourceId resource, Right right) {
        try {
            return accesses.load(resource.toString()).invoke(access -> access.allows(principals, right));
        } catch (AggregateNotFoundException unknown) {
            return false;
        }
    }

    void change(ResourceId resource, Consumer<ResourceAccess> change) {
        accesses.load(resource.toString()).execute(change);
    }
}
