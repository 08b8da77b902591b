package io.ledgerchat.api.permission;

import static io.ledgerchat.api.permission.Permission.CONFIGURE_OBO;
import static io.ledgerchat.api.permission.Permission.CREATE;
import static io.ledgerchat.api.permission.Permission.OPT_OUT;
import static io.ledgerchat.api.permission.Permission.READ;
import static io.ledgerchat.api.permission.Permission.SHARE;
import static io.ledgerchat.api.permission.Permission.SHARE_PUBLIC;
import static io.ledgerchat.api.permission.Permission.UPDATE;
import static io.ledgerchat.api.permission.Permission.USE;
import static io.ledgerchat.api.permission.Permission.VIEW_GROUPS;
import static io.ledgerchat.api.permission.Permission.VIEW_ROLES;
import static io.ledgerchat.api.permission.Permission.VIEW_USERS;

import java.util.List;
import java.util.Set;

/** A feature with permissions of its own, and what an ordinary user may do there by default; an administrator may all
 * that there is. */
public enum PermissionType {
    PROMPTS("prompts", List.of(USE, CREATE, SHARE, SHARE_PUBLIC), Set.of(USE, CREATE)),
    BOOKMARKS("bookmarks", List.of(USE), Set.of(USE)),
    MEMORIES("memories", List.of(USE, CREATE, UPDATE, READ, OPT_OUT), Set.of(USE, CREATE, UPDATE, READ, OPT_OUT)),
    AGENTS("agents", List.of(USE, CREATE, SHARE, SHARE_PUBLIC), Set.of(USE, CREATE)),
    MULTI_CONVO("multiConvo", List.of(USE), Set.of(USE)),
    TEMPORARY_CHAT("temporaryChat", List.of(USE), Set.of(USE)),
    RUN_CODE("runCode", List.of(USE), Set.of()),
    WEB_SEARCH("webSearch", List.of(USE), Set.of()),
    PEOPLE_PICKER("peoplePicker", List.of(VIEW_USERS, VIEW_GROUPS, VIEW_ROLES), Set.of()),
    MARKETPLACE("marketplace", List.of(USE), Set.of()),
    FILE_SEARCH("fileSearch", List.of(USE), Set.of(USE)),
    FILE_CITATIONS("fileCitations", List.of(USE), Set.of(USE)),
    MCP_SERVERS("mcpServers", List.of(USE, CREATE, SHARE, SHARE_PUBLIC, CONFIGURE_OBO), Set.of(USE)),
    REMOTE_AGENTS("remoteAgents", List.of(USE, CREATE, SHARE, SHARE_PUBLIC), Set.of()),
    SKILLS("skills", List.of(USE, CREATE, SHARE, SHARE_PUBLIC), Set.of(USE, CREATE)),
    SHARED_LINKS("sharedLinks", List.of(CREATE, SHARE, SHARE_PUBLIC), Set.of(CREATE, SHARE, SHARE_PUBLIC));

    private final String yamlKey;
    private final List<Permission> permissions;
    private final Set<Permission> ofUsers;

    PermissionType(String yamlKey, List<Permission> permissions, Set<Permission> ofUsers) {
        this.yamlKey = yamlKey;
        this.permissions = permissions;
        this.ofUsers = ofUsers;
    }

    /** Its key below {@code interface} in {@code librechat.yaml}. */
    String yamlKey() {
        return yamlKey;
    }

    List<Permission> permissions() {
        return permissions;
    }

    boolean isForUsers(Permission permission) {
        return ofUsers.contains(permission);
    }

    /** Whether nothing is behind the flag yet: what clients show because of it would do nothing. */
    boolean isAhead(Permission permission) {
        return switch (this) {
            case RUN_CODE, WEB_SEARCH -> true;
            case MCP_SERVERS -> permission != USE;
            default -> false;
        };
    }
}
