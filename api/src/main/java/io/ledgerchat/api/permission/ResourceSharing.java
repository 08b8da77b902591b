package io.ledgerchat.api.permission;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.permission.ChangeAccess;
import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import io.ledgerchat.query.permission.FindGrants;
import io.ledgerchat.query.permission.Grant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shares a resource (contract 75 §2.4): who of the request may be given what, and what is answered. */
@Component
class ResourceSharing {
    private final Commands commands;
    private final Queries queries;
    private final Roles roles;
    private final Moments moments;

    ResourceSharing(Commands commands, Queries queries, Roles roles, Moments moments) {
        this.commands = commands;
        this.queries = queries;
        this.roles = roles;
        this.moments = moments;
    }

    Map<String, Object> share(Caller caller, ResourceId resource, SharingRequest request) {
        requireRolePermissions(caller, resource, request);
        var updated = request.updated();
        var removed = request.removed();
        var known = PrincipalDocuments.of(
                updated.stream().map(SharingRequest.Wanted::principal).toList(), queries);
        var given = updated.stream()
                .filter(wanted -> isThere(wanted.principal(), known))
                .toList();
        requireOwnerOfLinkUntouched(resource, given, removed);
        var grants = new ArrayList<ChangeAccess.Grant>();
        given.forEach(wanted -> {
            if (wanted.role() != null) {
                grants.add(new ChangeAccess.Grant(wanted.principal(), wanted.role()));
            }
        });
        var revocations = new ArrayList<>(
                removed.stream().map(SharingRequest.Wanted::principal).toList());
        boolean isPublic = request.isPublic().orElse(false);
        request.publicRole()
                .filter(role -> isPublic)
                .ifPresent(role -> grants.add(new ChangeAccess.Grant(Principal.PUBLIC, role)));
        if (!request.isPublic().orElse(true)) {
            revocations.add(Principal.PUBLIC);
        }
        send(caller, resource, grants, revocations);
        return answer(request, given);
    }

    private boolean isThere(Principal principal, PrincipalDocuments known) {
        return principal.type() == Principal.Type.ROLE
                ? roles.names().contains(principal.id())
                : known.isKnown(principal);
    }

    private void send(
            Caller caller, ResourceId resource, List<ChangeAccess.Grant> grants, List<Principal> revocations) {
        if (grants.isEmpty() && revocations.isEmpty()) {
            return;
        }
        try {
            commands.send(new ChangeAccess(resource, caller.id(), grants, revocations, moments.now()));
        } catch (AggregateNotFoundException unknown) {
            throw failed("Invalid resource ID: " + resource.id());
        } catch (Refusal refusal) {
            throw refusal.code() == Refusal.Code.FORBIDDEN
                    ? AccessCheck.forbidden(resource.type().wireName())
                    : failed(String.valueOf(refusal.getMessage()));
        }
    }

    private void requireRolePermissions(Caller caller, ResourceId resource, SharingRequest request) {
        var feature = SharedType.feature(resource.type());
        var what = "You do not have permission to share " + resource.type().wireName() + " resources";
        if (!caller.isAdministrator() && !roles.allows(caller, feature, Permission.SHARE)) {
            throw new Answer(403, SharedType.refusal("Forbidden", what));
        }
        if (request.namesThePublic() && !roles.allows(caller, feature, Permission.SHARE_PUBLIC)) {
            throw new Answer(403, SharedType.refusal("Forbidden", what + " publicly"));
        }
    }

    private void requireOwnerOfLinkUntouched(
            ResourceId resource, List<SharingRequest.Wanted> given, List<SharingRequest.Wanted> removed) {
        if (resource.type() != ResourceType.SHARED_LINK) {
            return;
        }
        var owners = queries.list(new FindGrants(resource), Grant.class).stream()
                .filter(grant -> grant.role() == AccessRole.OWNER)
                .map(Grant::principal)
                .toList();
        boolean touched = given.stream().anyMatch(wanted -> wanted.role() == AccessRole.OWNER)
                || Stream.concat(given.stream(), removed.stream())
                        .anyMatch(wanted -> owners.contains(wanted.principal()));
        if (touched) {
            throw new Answer(400, SharedType.refusal("Bad Request", "Shared link owner permissions cannot be changed"));
        }
    }

    private static Answer failed(String details) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", "Failed to update permissions");
        body.put("details", details);
        return new Answer(400, body);
    }

    private static Map<String, Object> answer(SharingRequest request, List<SharingRequest.Wanted> given) {
        var principals = new ArrayList<Map<String, @Nullable Object>>();
        given.forEach(wanted -> principals.add(wanted.sent()));
        request.publicRoleId()
                .filter(role ->
                        request.isPublic().orElse(false) && request.publicRole().isPresent())
                .ifPresent(role -> {
                    Map<String, @Nullable Object> everybody = new LinkedHashMap<>();
                    everybody.put("type", "public");
                    everybody.put("id", null);
                    everybody.put("accessRoleId", role);
                    principals.add(everybody);
                });
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("principals", principals);
        request.isPublic().ifPresent(isPublic -> results.put("public", isPublic));
        request.publicRoleId().ifPresent(role -> results.put("publicAccessRoleId", role));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("message", "Permissions updated successfully");
        answer.put("results", results);
        return answer;
    }
}
