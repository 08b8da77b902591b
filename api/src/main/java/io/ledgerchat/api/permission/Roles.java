package io.ledgerchat.api.permission;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.configuration.file.InterfaceSection;
import io.ledgerchat.api.transport.Answer;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.springframework.stereotype.Component;

/**
 * What the roles may do: defaults, over them what {@code interface} says, for {@code ADMIN} as for {@code USER}, then
 * what the memory section says (contract 20 §I1, 00 §12.2), and above all what administrators decided since. An
 * {@code AUDITOR} may do what administrators decided, and nothing else.
 *
 * <p>An administrator is not above these flags.
 */
@Component
public class Roles {
    private static final Map<Permission, String> YAML_KEYS = Map.of(
            Permission.USE, "use",
            Permission.CREATE, "create",
            Permission.SHARE, "share",
            Permission.SHARE_PUBLIC, "public",
            Permission.CONFIGURE_OBO, "configureObo",
            Permission.VIEW_USERS, "users",
            Permission.VIEW_GROUPS, "groups",
            Permission.VIEW_ROLES, "roles");

    private final Map<String, Map<PermissionType, Map<Permission, Boolean>>> roles = new LinkedHashMap<>();
    private final RoleChanges changes;

    Roles(ConfigurationFile file, RoleChanges changes) {
        this.changes = changes;
        roles.put(
                "ADMIN",
                permissions(
                        (type, permission) -> written(file, type, permission).orElse(!type.isAhead(permission))));
        roles.put("AUDITOR", permissions((_, _) -> false));
        roles.put(
                "USER",
                permissions(
                        (type, permission) -> written(file, type, permission).orElse(type.isForUsers(permission))));
    }

    /** The flags of a role by type, or empty for a role that does not exist. */
    public Optional<Map<PermissionType, Map<Permission, Boolean>>> permissions(String role) {
        return Optional.ofNullable(roles.get(role)).map(configured -> changed(role, configured));
    }

    /** The roles that exist, by name. */
    Set<String> names() {
        return Collections.unmodifiableSet(roles.keySet());
    }

    /** The role as clients read it (contract 20 §I2). */
    Map<String, Object> document(String role) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", role);
        document.put("description", "");
        document.put("permissions", permissions(role).orElseThrow(() -> Answer.message(404, "Role not found")));
        return document;
    }

    private Map<PermissionType, Map<Permission, Boolean>> changed(
            String role, Map<PermissionType, Map<Permission, Boolean>> configured) {
        var decided =
                changes.all().stream().filter(flag -> flag.role().equals(role)).toList();
        if (decided.isEmpty()) {
            return configured;
        }
        Map<PermissionType, Map<Permission, Boolean>> changed = new EnumMap<>(configured);
        changed.replaceAll((type, flags) -> {
            Map<Permission, Boolean> now = new LinkedHashMap<>(flags);
            decided.stream()
                    .filter(flag -> flag.type().equals(type.name()))
                    .forEach(flag -> now.replaceAll((permission, allowed) ->
                            permission.name().equals(flag.permission()) ? (Boolean) flag.allowed() : allowed));
            return now;
        });
        return changed;
    }

    /** Whether the caller's role has all these flags. */
    public boolean allows(Caller caller, PermissionType type, Permission... permissions) {
        Map<Permission, Boolean> flags = permissions(caller.role())
                .map(types -> types.getOrDefault(type, Map.of()))
                .orElse(Map.of());
        for (Permission permission : permissions) {
            if (!flags.getOrDefault(permission, false)) {
                return false;
            }
        }
        return true;
    }

    /** Ends the request with 403 unless the caller's role has all these flags. */
    public void require(Caller caller, PermissionType type, Permission... permissions) {
        if (!allows(caller, type, permissions)) {
            throw Answer.message(403, "Forbidden: Insufficient permissions");
        }
    }

    private static Map<PermissionType, Map<Permission, Boolean>> permissions(
            BiPredicate<PermissionType, Permission> usually) {
        Map<PermissionType, Map<Permission, Boolean>> types = new EnumMap<>(PermissionType.class);
        for (PermissionType type : PermissionType.values()) {
            Map<Permission, Boolean> flags = new LinkedHashMap<>();
            for (Permission permission : type.permissions()) {
                flags.put(permission, usually.test(type, permission));
            }
            types.put(type, Collections.unmodifiableMap(flags));
        }
        return Collections.unmodifiableMap(types);
    }

    private static Optional<Boolean> written(ConfigurationFile file, PermissionType type, Permission permission) {
        if (type == PermissionType.MEMORIES && file.memory().isPresent()) {
            if (!file.memoryEnabled()) {
                return Optional.of(false);
            }
            if (permission == Permission.USE) {
                return Optional.of(true);
            }
        }
        InterfaceSection interfaces = file.interfaces();
        boolean shortFormCovers = permission == Permission.USE || type == PermissionType.SHARED_LINKS;
        Optional<Boolean> shortForm = shortFormCovers ? interfaces.flag(type.yamlKey()) : Optional.empty();
        return shortForm.or(() ->
                Optional.ofNullable(YAML_KEYS.get(permission)).flatMap(key -> interfaces.flag(type.yamlKey(), key)));
    }
}
