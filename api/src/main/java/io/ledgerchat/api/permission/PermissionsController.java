package io.ledgerchat.api.permission;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.AccessRole;
import io.ledgerchat.event.permission.Principal;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import io.ledgerchat.event.permission.Right;
import io.ledgerchat.query.permission.EffectivePermissions;
import io.ledgerchat.query.permission.FindAllEffectivePermissions;
import io.ledgerchat.query.permission.FindGrants;
import io.ledgerchat.query.permission.FindResourceOwner;
import io.ledgerchat.query.permission.Grant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Shows and changes who has access to what (contract 75 §2). */
@RestController
@RequestMapping("/api/permissions/{resourceType}")
class PermissionsController {
    /** Whatever is shared has an id of this form; what has another is not there, nor need it be recorded. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final Queries queries;
    private final AccessCheck access;
    private final ResourceSharing sharing;

    PermissionsController(Queries queries, AccessCheck access, ResourceSharing sharing) {
        this.queries = queries;
        this.access = access;
        this.sharing = sharing;
    }

    @GetMapping("/roles")
    List<Map<String, Object>> roles(Caller caller, @PathVariable String resourceType) {
        var type = known(resourceType, "Failed to get roles");
        return SharedType.roles(type).stream().map(role -> role(type, role)).toList();
    }

    private static Map<String, Object> role(ResourceType type, AccessRole role) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("accessRoleId", role.idFor(type));
        document.put("name", SharedType.roleName(type, role));
        document.put("description", SharedType.roleName(type, role) + "_desc");
        document.put("permBits", role.bits());
        return document;
    }

    @GetMapping("/effective/all")
    Map<String, Integer> allEffective(Caller caller, @PathVariable String resourceType) {
        var type = known(resourceType, "Failed to get all effective permissions");
        Map<String, Integer> bits = new LinkedHashMap<>();
        queries.list(new FindAllEffectivePermissions(caller.id(), type), EffectivePermissions.class)
                .forEach(found -> bits.put(found.resourceId().id(), found.bits()));
        return bits;
    }

    @GetMapping("/{resourceId}/effective")
    Map<String, Integer> effective(Caller caller, @PathVariable String resourceType, @PathVariable String resourceId) {
        var type = known(resourceType, "Failed to get effective permissions");
        return Map.of("permissionBits", access.bits(caller, new ResourceId(type, resourceId)));
    }

    @GetMapping("/{resourceId}")
    Map<String, @Nullable Object> show(
            Caller caller, @PathVariable String resourceType, @PathVariable String resourceId) {
        var resource = shareable(caller, resourceType, resourceId);
        var grants = grants(resource);
        var documents =
                PrincipalDocuments.of(grants.stream().map(Grant::principal).toList(), queries);
        var principals = new ArrayList<Map<String, @Nullable Object>>();
        for (var grant : grants) {
            documents.document(grant.principal()).ifPresent(document -> {
                document.put("accessRoleId", grant.role().idFor(resource.type()));
                principals.add(document);
            });
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("resourceType", resourceType);
        answer.put("resourceId", resourceId);
        answer.put("principals", principals);
        answer.put("public", false);
        grants.stream()
                .filter(grant -> grant.principal().equals(Principal.PUBLIC))
                .forEach(grant -> {
                    answer.put("public", true);
                    answer.put("publicAccessRoleId", grant.role().idFor(resource.type()));
                });
        return answer;
    }

    /** Who may share an agent owns its remote side, and is shown so. */
    private List<Grant> grants(ResourceId resource) {
        var grants = new ArrayList<>(queries.list(new FindGrants(resource), Grant.class));
        if (resource.type() == ResourceType.REMOTE_AGENT) {
            var agent = new ResourceId(ResourceType.AGENT, resource.id());
            for (var grant : queries.list(new FindGrants(agent), Grant.class)) {
                boolean shares = grant.role().includes(Right.SHARE)
                        && (grant.principal().type() == Principal.Type.USER
                                || grant.principal().type() == Principal.Type.GROUP);
                if (shares && grants.stream().noneMatch(own -> own.principal().equals(grant.principal()))) {
                    grants.add(new Grant(resource, grant.principal(), AccessRole.OWNER, grant.grantedAt()));
                }
            }
        }
        return grants;
    }

    @PutMapping("/{resourceId}")
    Map<String, Object> share(
            Caller caller,
            @PathVariable String resourceType,
            @PathVariable String resourceId,
            @RequestBody JsonNode body) {
        var resource = shareable(caller, resourceType, resourceId);
        return sharing.share(caller, resource, new SharingRequest(resource.type(), body));
    }

    private ResourceId shareable(Caller caller, String resourceType, String resourceId) {
        var resource = new ResourceId(SharedType.supported(resourceType), resourceId);
        if (!ID.matcher(resourceId).matches() || isMissing(resource)) {
            throw AccessCheck.notFound(resourceType);
        }
        access.require(caller, resource, Right.SHARE);
        return resource;
    }

    /** A link is gone with its conversation too; what was given of it is still in the list of grants then. */
    private boolean isMissing(ResourceId resource) {
        return switch (resource.type()) {
            case MCP_SERVER, SKILL -> true; // there are none yet
            case SHARED_LINK ->
                queries.written(new FindResourceOwner(resource), AccountId.class)
                        .isEmpty();
            case AGENT, REMOTE_AGENT, PROMPT_GROUP, ASSISTANT -> false;
        };
    }

    private static ResourceType known(String name, String failure) {
        return SharedType.named(name).orElseThrow(() -> {
            Map<String, String> body = new LinkedHashMap<>();
            body.put("error", failure);
            body.put("details", SharedType.invalid(name));
            return new Answer(400, body);
        });
    }
}
