package io.ledgerchat.api.permission;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.Right;
import io.ledgerchat.query.permission.FindEffectivePermissions;
import io.ledgerchat.query.permission.FindResourceOwner;
import org.springframework.stereotype.Component;

/**
 * Tells callers what they may not do with a resource before anything else is asked of them, in the contract's words. The
 * command that follows decides for itself.
 */
@Component
public class AccessCheck {
    private final Queries queries;
    private final AccessLog accesses;

    AccessCheck(Queries queries, AccessLog accesses) {
        this.queries = queries;
        this.accesses = accesses;
    }

    /** The sum of the bits of what the caller was granted. */
    public int bits(Caller caller, ResourceId resource) {
        return queries.one(new FindEffectivePermissions(caller.id(), resource), Integer.class);
    }

    /** Administrators may everything; where they may only as such, that is recorded first. */
    public boolean allows(Caller caller, ResourceId resource, Right right) {
        if ((bits(caller, resource) & right.bit()) != 0) {
            return true;
        }
        if (caller.isAdministrator()) {
            var owner = queries.optional(new FindResourceOwner(resource), AccountId.class);
            accesses.record(caller, "administer", resource.toString(), owner.orElse(null));
        }
        return caller.isAdministrator();
    }

    /** Ends the request with the contract's 403 unless the caller may. */
    public void require(Caller caller, ResourceId resource, Right right) {
        if (!allows(caller, resource, right)) {
            throw forbidden(resource.type().wireName());
        }
    }

    /** {@code kind} is the resource's type in the words of clients. */
    public static Answer forbidden(String kind) {
        return new Answer(403, SharedType.refusal("Forbidden", "Insufficient permissions to access this " + kind));
    }

    public static Answer notFound(String kind) {
        return new Answer(404, SharedType.refusal("Not Found", kind + " not found"));
    }
}
